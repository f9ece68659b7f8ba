import type { FieldHook, RelationshipField } from 'payload'

import { nobodyField } from '../access/nobodyField.ts'
import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { usersSlug } from '../slugs.ts'

const setCreator: FieldHook = ({ operation, req, value }): unknown =>
  operation === 'create' && req.user ? req.user.id : value

/** Who made the document, kept by the server; decides what a contributor may edit. */
export const createdByField: RelationshipField = {
  name: 'createdBy',
  type: 'relationship',
  relationTo: usersSlug,
  index: true,
  access: { create: nobodyField, read: ownOrEditorField, update: nobodyField },
  admin: {
    position: 'sidebar',
    readOnly: true,
    allowCreate: false,
    allowEdit: false,
    condition: (data) => Boolean(data.createdBy),
  },
  hooks: { beforeChange: [setCreator], beforeDuplicate: [() => null] },
}
