import type { FlattenedField } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'

/** A row of a list, with the path by which the identifiers of that list's rows are asked for. */
export type Row = { path: string; row: Record<string, unknown> }

/** The rows of all lists in data, those of rich text left out: they are kept inside the text. */
export function rowsOf(fields: FlattenedField[], data: unknown, prefix = ''): Row[] {
  if (!isRecord(data)) return []
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = `${prefix}${field.name}`
    switch (field.type) {
      case 'array':
        return (Array.isArray(value) ? value : [])
          .filter(isRecord)
          .flatMap((row) => [
            { path: `${path}.id`, row },
            ...rowsOf(field.flattenedFields, row, `${path}.`),
          ])
      case 'group':
      case 'tab':
        return rowsOf(field.flattenedFields, value, `${path}.`)
      default:
        return []
    }
  })
}
