import type { DateField } from 'payload'

import { editorOrAdminField } from '../access/editorOrAdminField.ts'
import { zonedDateTime } from './zonedDateTime.ts'

/** When the document first became public; stamped then, and kept. */
export const publishedAtField: DateField = {
  name: 'publishedAt',
  type: 'date',
  label: 'First published',
  index: true,
  access: { create: editorOrAdminField, update: editorOrAdminField },
  admin: {
    position: 'sidebar',
    components: zonedDateTime,
    description: 'Filled in when you publish. Lists are sorted by it.',
  },
  hooks: { beforeDuplicate: [() => null] },
}
