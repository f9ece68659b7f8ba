import type { FlattenedField } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { stableJson } from '../../src/lib/stableJson.ts'

/** What the server keeps by itself, and what has an entry of its own. */
const leftOut = new Set([
  '_status',
  'createdAt',
  'createdBy',
  'deletedAt',
  'id',
  'password',
  'role',
  'sessions',
  'updatedAt',
])

/** The one field that is hidden from forms and tells of a change that staff make: another file. */
const fileName = 'filename'

/**
 * The names of the fields that differ, those of groups with the name of the group before a dot. A
 * field that is not in `after` was not sent, and rows keep being the same under other identifiers.
 */
export function changedFields(
  fields: FlattenedField[],
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string[] {
  return fields.flatMap((field): string[] => {
    const { name } = field
    if (after[name] === undefined || isServersOwn(field)) return []
    if (field.type === 'group' || field.type === 'tab') {
      const inner = changedFields(
        field.flattenedFields,
        recordOr(before[name]),
        recordOr(after[name]),
      )
      return inner.map((path) => `${name}.${path}`)
    }
    const normalise = field.type === 'date' ? asInstant : plain
    const [was, is] = [before[name], after[name]].map((value) => stableJson(normalise(value)))
    return was === is ? [] : [name]
  })
}

function isServersOwn(field: FlattenedField): boolean {
  if (field.name === fileName) return false
  if (leftOut.has(field.name) || field.type === 'join') return true
  return Boolean(
    ('virtual' in field && field.virtual) ||
    ('hidden' in field && field.hidden) ||
    (field.admin && 'hidden' in field.admin && field.admin.hidden),
  )
}

const recordOr = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

const asInstant = (value: unknown): unknown => {
  const time = value instanceof Date || typeof value === 'string' ? new Date(value).getTime() : NaN
  return Number.isNaN(time) ? null : time
}

/** A value in which what is empty, left out or switched off is the same, and rows have no identifiers. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '' || value === false) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain)
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .map(([key, inner]): [string, unknown] => [key, plain(inner)])
    .filter(([, inner]) => inner !== null)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
