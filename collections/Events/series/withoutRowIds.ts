import type { FlattenedField } from 'payload'

import { rowsOf } from '../../hooks/rowsOf.ts'

/** A copy of data whose rows get identifiers of their own when it is saved. */
export function withoutRowIds<Data extends object>(fields: FlattenedField[], data: Data): Data {
  const copy = structuredClone(data)
  for (const { row } of rowsOf(fields, copy)) delete row.id
  return copy
}
