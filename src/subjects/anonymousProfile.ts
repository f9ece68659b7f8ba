import { isRecord } from '../lib/isRecord.ts'
import { publicName } from '../lib/personName.ts'
import type { Stored } from './subject.ts'

/** What an anonymous profile keeps: nothing by which somebody could be known. */
const kept = new Set([
  '_status',
  'consent',
  'createdAt',
  'createdBy',
  'creditAs',
  'deletedAt',
  'id',
  'name',
  'publishedAt',
  'reviewStatus',
  'slug',
  'updatedAt',
])

/** A profile without the person: what credits go on to refer to, as "A contributor". */
export function anonymousProfile(profile: Stored, slug: string): Stored {
  const emptied = Object.entries(profile).map(([key, value]) => [
    key,
    kept.has(key) ? value : empty(value),
  ])
  return {
    ...(Object.fromEntries(emptied) as Record<string, unknown>),
    id: profile.id,
    consent: withoutNotes(profile.consent),
    creditAs: 'anonymous',
    name: publicName(null, 'anonymous'),
    slug,
  }
}

/** Whether a profile has nothing that `anonymousProfile` would take away. */
export const blankFields = (profile: Stored): boolean =>
  profile.creditAs === 'anonymous' &&
  Object.entries(profile).every(([key, value]) => kept.has(key) || isEmpty(value)) &&
  isEmpty(isRecord(profile.consent) ? profile.consent.notes : undefined)

/** Consent as it stands, without the words that staff wrote about it. */
export const withoutNotes = (consent: unknown): unknown =>
  isRecord(consent) ? { ...consent, notes: null } : consent

function empty(value: unknown): unknown {
  if (Array.isArray(value)) return []
  if (!isRecord(value) || 'root' in value) return null
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, empty(inner)]))
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(isEmpty))
