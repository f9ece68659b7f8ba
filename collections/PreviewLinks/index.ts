import type { CollectionConfig } from 'payload'

import { nobody } from '../access/nobody.ts'
import { ownOrEditor } from '../access/ownOrEditor.ts'
import { staff } from '../access/staff.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { previewed } from '../previewed.ts'
import { previewLinksSlug } from '../slugs.ts'
import { addressField } from './addressField.ts'
import { expiresAtField } from './expiresAtField.ts'
import { requireReadable } from './requireReadable.ts'

/**
 * Links by which somebody without an account reads a draft, for a while. A link shows what whoever
 * made it may read; to take it back is to delete it.
 */
export const PreviewLinks: CollectionConfig = {
  slug: previewLinksSlug,
  labels: { singular: 'Preview link', plural: 'Preview links' },
  // They are made and taken back beside the document that they show.
  admin: { hidden: true },
  access: {
    create: staff,
    read: ownOrEditor,
    update: nobody,
    delete: ownOrEditor,
  },
  defaultSort: ['-createdAt'],
  // The address is made of it, also where a client selects only that.
  forceSelect: { document: true },
  hooks: { beforeChange: [requireReadable] },
  fields: [
    idField,
    {
      name: 'document',
      type: 'relationship',
      relationTo: [...previewed],
      required: true,
      index: true,
    },
    {
      name: 'note',
      type: 'text',
      label: 'For whom',
      maxLength: 200,
    },
    expiresAtField,
    addressField,
    createdByField,
  ],
}
