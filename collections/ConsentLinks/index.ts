import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { consentedCollections } from '../consentedCollections.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { consentLinksSlug } from '../slugs.ts'
import { askForConsent } from './askForConsent.ts'

/**
 * Links by which somebody without an account sees what would be published of them, and decides. The
 * secret is shown once, where the link is made, and stored as a hash; to take a link back is to delete
 * it.
 */
export const ConsentLinks: CollectionConfig = {
  slug: consentLinksSlug,
  labels: { singular: 'Consent link', plural: 'Consent links' },
  // They are made and taken back beside the document that they ask about.
  admin: { hidden: true },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: editorOrAdmin },
  defaultSort: ['-createdAt'],
  endpoints: [{ method: 'post', path: '/ask', handler: askForConsent }],
  fields: [
    idField,
    {
      name: 'document',
      type: 'relationship',
      relationTo: [...consentedCollections],
      required: true,
      index: true,
    },
    {
      name: 'tokenHash',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      hidden: true,
      access: { create: nobodyField, read: nobodyField, update: nobodyField },
    },
    { name: 'expiresAt', type: 'date', required: true, index: true, label: 'Runs out on' },
    createdByField,
  ],
}
