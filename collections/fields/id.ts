import type { FieldHook, TextField } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { notInLists } from './notInLists.ts'

const makeId: FieldHook<{ id: string }, string> = ({ context, operation, originalDoc, value }) => {
  if (operation !== 'create' && originalDoc?.id) return originalDoc.id
  return context.importing && value ? value : uuidv7()
}

/**
 * The identifier of a document: a UUID of version 7 (RFC 9562), made here whatever a client sends,
 * and the same on every database, so that content can move between them: an import sets
 * `context.importing`, which no HTTP request can, and keeps the identifiers it brings.
 */
export const idField: TextField = {
  name: 'id',
  type: 'text',
  required: true,
  label: 'ID',
  admin: { hidden: true, ...notInLists },
  hooks: { beforeValidate: [makeId] },
}
