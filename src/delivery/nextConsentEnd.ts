import type { Payload, Where } from 'payload'

import { mediaSlug, peopleSlug, testimonialsSlug } from '../../collections/slugs.ts'

const consentedCollections = [mediaSlug, peopleSlug, testimonialsSlug] as const

/**
 * When the next consent runs out: until then the passing of time alone changes nothing in public.
 * @returns milliseconds since 1970, or `Infinity`
 */
export async function nextConsentEnd(payload: Payload): Promise<number> {
  const where: Where = { 'consent.expiresAt': { greater_than: new Date().toISOString() } }
  const ends = await Promise.all(
    consentedCollections.map(async (collection) => {
      const { docs } = await payload.find({
        collection,
        where,
        sort: 'consent.expiresAt',
        limit: 1,
        pagination: false,
        depth: 0,
        select: { consent: true },
      })
      const expiresAt = docs[0]?.consent?.expiresAt
      return expiresAt ? Date.parse(expiresAt) : Infinity
    }),
  )
  return Math.min(...ends)
}
