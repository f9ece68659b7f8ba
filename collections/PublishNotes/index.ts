import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { previewed } from '../previewed.ts'
import { publishNotesSlug } from '../slugs.ts'

/** Why something was published in spite of its faults: written by the server, and only added to. */
export const PublishNotes: CollectionConfig = {
  slug: publishNotesSlug,
  labels: { singular: 'Publishing note', plural: 'Publishing notes' },
  // They are shown beside the document that they are about.
  admin: { hidden: true },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: nobody },
  defaultSort: ['-createdAt'],
  fields: [
    idField,
    {
      name: 'document',
      type: 'relationship',
      relationTo: [...previewed],
      required: true,
      index: true,
    },
    { name: 'reason', type: 'textarea', required: true },
    {
      name: 'findings',
      type: 'array',
      label: 'What was not mended',
      fields: [
        { name: 'message', type: 'textarea' },
        { name: 'path', type: 'text', label: 'Field' },
      ],
    },
    createdByField,
  ],
}
