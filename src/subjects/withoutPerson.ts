import { isRecord } from '../lib/isRecord.ts'

/**
 * A value without what refers to a person: rows that name them (a credit, a speaker) go, lists lose
 * them, single references become empty. The same object where nothing refers to them.
 */
export function withoutPerson<T>(value: T, id: string): T
export function withoutPerson(value: unknown, id: string): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value
    const left = items.filter((item) => !refersTo(item, id) && !isRowOf(item, id))
    const changed = left.map((item) => withoutPerson(item, id))
    const isSame =
      changed.length === items.length && changed.every((item, index) => item === items[index])
    return isSame ? items : changed
  }
  if (!isRecord(value)) return value
  const changed = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    key !== 'id' && refersTo(inner, id) ? null : withoutPerson(inner, id),
  ])
  return changed.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(changed)
}

const refersTo = (value: unknown, id: string): boolean =>
  value === id || (isRecord(value) && value.relationTo === 'people' && value.value === id)

const isRowOf = (value: unknown, id: string): boolean =>
  isRecord(value) && 'role' in value && value.person === id
