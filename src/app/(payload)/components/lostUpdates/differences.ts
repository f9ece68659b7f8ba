import { isRecord } from '../../../../lib/isRecord.ts'
import { stableJson } from '../../../../lib/stableJson.ts'
import type { ComparedField } from './comparedFields.ts'

export type Values = Record<string, unknown>

export type Difference = ComparedField & {
  mine: unknown
  theirs: unknown
  changedBy: 'both' | 'me' | 'them'
}

/**
 * Where a form and what is stored now differ, by what both started from. The form may write a value
 * in another way than the server does, so that each side is compared with its own beginning.
 * @param states.base what was stored when the form was read, or saved last
 * @param states.before what the form held then
 */
export function differences(
  fields: ComparedField[],
  { base, before, mine, theirs }: { base: Values; before: Values; mine: Values; theirs: Values },
): Difference[] {
  return fields.flatMap((field): Difference[] => {
    const written = valueAt(mine, field.path)
    const stored = valueAt(theirs, field.path)
    const start = valueAt(base, field.path)
    const byMe = !same(written, valueAt(before, field.path)) && !same(written, start)
    const byThem = !same(stored, start)
    if ((!byMe && !byThem) || same(written, stored)) return []
    const changedBy = byMe ? (byThem ? 'both' : 'me') : 'them'
    return [{ ...field, mine: written, theirs: stored, changedBy }]
  })
}

const valueAt = (values: unknown, [name, ...rest]: string[]): unknown => {
  if (name === undefined) return values
  return isRecord(values) ? valueAt(values[name], rest) : undefined
}

/** What is stored, with what a form says in the parts of these paths. */
export const withMine = (stored: Values, chosen: Pick<Difference, 'mine' | 'path'>[]): Values =>
  chosen.reduce((values, { mine, path }) => withValue(values, path, mine), stored)

function withValue(values: Values, [name = '', ...rest]: string[], value: unknown): Values {
  // What is undefined would not be sent, and so not be emptied.
  if (rest.length === 0) return { ...values, [name]: value ?? null }
  const inner = values[name]
  return { ...values, [name]: withValue(isRecord(inner) ? inner : {}, rest, value) }
}

const same = (one: unknown, other: unknown): boolean =>
  stableJson(plain(one)) === stableJson(plain(other))

/** A value without the ways of saying "nothing", and without the identifiers of rows. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain)
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, inner]) => [name, plain(inner)] as const)
    .filter(([, inner]) => inner !== null)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
