import type { Payload, Where } from 'payload'

import { consentedCollections } from '../../collections/consentedCollections.ts'
import { eventsSlug } from '../../collections/slugs.ts'

/**
 * When what is public changes next by the passing of time alone: a consent runs out, or an event is
 * over, which then leaves the lists of upcoming ones.
 * @returns milliseconds since 1970, or `Infinity`
 */
export async function nextChangeByClock(payload: Payload): Promise<number> {
  const now = new Date().toISOString()
  const moments = await Promise.all([
    ...consentedCollections.map((collection) => nextConsentEnd(payload, collection, now)),
    nextEventEnd(payload, now),
  ])
  return Math.min(...moments)
}

async function nextConsentEnd(
  payload: Payload,
  collection: (typeof consentedCollections)[number],
  now: string,
): Promise<number> {
  const where: Where = { 'consent.expiresAt': { greater_than: now } }
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
}

async function nextEventEnd(payload: Payload, now: string): Promise<number> {
  const { docs } = await payload.find({
    collection: eventsSlug,
    where: { endsAt: { greater_than: now } },
    sort: 'endsAt',
    limit: 1,
    overrideAccess: false,
    pagination: false,
    depth: 0,
    select: { endsAt: true },
  })
  return docs[0] ? Date.parse(docs[0].endsAt) : Infinity
}
