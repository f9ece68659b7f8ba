import { isRecord } from '../../../src/lib/isRecord.ts'

/**
 * Whether a document has a value already, as far as the value says: what it leaves out, and the
 * identifiers of rows, do not matter, and nothing is the same as an empty text or list.
 */
export function holdsAlready(stored: unknown, value: unknown): boolean {
  if (isNothing(value)) return isNothing(stored)
  if (Array.isArray(value)) {
    return (
      Array.isArray(stored) &&
      stored.length === value.length &&
      value.every((item, index) => holdsAlready(stored[index], item))
    )
  }
  if (isRecord(value)) {
    if (!isRecord(stored)) return Object.values(value).every(isNothing)
    return Object.entries(value).every(
      ([name, inner]) => name === 'id' || holdsAlready(stored[name], inner),
    )
  }
  return stored === value
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)
