import type { Payload, Where } from 'payload'

import { consentedCollections } from '../../collections/consentedCollections.ts'
import { eventsSlug, mediaSlug } from '../../collections/slugs.ts'

/**
 * When what is public changes next by the passing of time alone: a consent runs out, that of
 * somebody in a photograph among them, or an event is over, which then leaves the lists of upcoming
 * ones.
 * @returns milliseconds since 1970, or `Infinity`
 */
export async function nextChangeByClock(payload: Payload): Promise<number> {
  const now = new Date().toISOString()
  const moments = await Promise.all([
    ...consentedCollections.map((collection) =>
      nextConsentMoment(payload, collection, 'expiresAt', now),
    ),
    nextConsentMoment(payload, mediaSlug, 'heldBackFrom', now),
    nextEventEnd(payload, now),
  ])
  return Math.min(...moments)
}

async function nextConsentMoment(
  payload: Payload,
  collection: (typeof consentedCollections)[number],
  moment: 'expiresAt' | 'heldBackFrom',
  now: string,
): Promise<number> {
  const path = `consent.${moment}`
  const where: Where = { [path]: { greater_than: now } }
  const { docs } = await payload.find({
    collection,
    where,
    sort: path,
    limit: 1,
    pagination: false,
    depth: 0,
    select: { consent: true },
  })
  const next = docs[0]?.consent?.[moment]
  return next ? Date.parse(next) : Infinity
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
