import type { GroupField } from 'payload'

import { editorOrAdminField } from '../access/editorOrAdminField.ts'

export const contactField: GroupField = {
  name: 'contact',
  type: 'group',
  label: 'Private contact details',
  access: { create: editorOrAdminField, read: editorOrAdminField, update: editorOrAdminField },
  admin: { description: 'Never public. Keep only what is needed.' },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'email', type: 'email', label: 'E-mail' },
        { name: 'phone', type: 'text' },
      ],
    },
    { name: 'notes', type: 'textarea' },
  ],
}
