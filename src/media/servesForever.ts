import type { Media } from '../lib/payload-types.ts'

/**
 * Whether a file's address may be cached for good: only while nobody is shown and no consent is
 * recorded, since what somebody agreed to can be taken back.
 */
export const servesForever = (doc: Pick<Media, 'consent' | 'people'>): boolean =>
  (doc.consent?.status ?? 'not-recorded') === 'not-recorded' && (doc.people ?? []).length === 0
