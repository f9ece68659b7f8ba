import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'

type Data = Record<string, unknown>

/** Takes null for a list of rows as an empty one: so does MongoDB, and SQLite would fail. */
export const readNullLists: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation !== 'create' && operation !== 'update') return
  if (!isRecord(args.data)) return
  return { ...args, data: withLists(collection.flattenedFields, args.data) }
}

function withLists(fields: FlattenedField[], data: Data): Data {
  const read = { ...data }
  for (const field of fields) {
    const value = data[field.name]
    if (field.type === 'array' && value === null) read[field.name] = []
    else if (field.type === 'array' && Array.isArray(value)) {
      read[field.name] = value.map((row: unknown) =>
        isRecord(row) ? withLists(field.flattenedFields, row) : row,
      )
    } else if (field.type === 'group' && isRecord(value)) {
      read[field.name] = withLists(field.flattenedFields, value)
    }
  }
  return read
}
