import type { Payload, Where } from 'payload'

import { notTrashed } from '../../collections/access/notTrashed.ts'
import { published } from '../../collections/access/published.ts'
import { mediaSlug, peopleSlug, testimonialsSlug } from '../../collections/slugs.ts'
import { findActiveWebhooks, noteEvent } from './noteEvent.ts'
import { findDocuments } from './publicDocuments.ts'

const seenUntilKey = 'webhooks.consentsSeenUntil'
const shown: Where = { 'consent.status': { in: ['not-recorded', 'granted'] } }
const granted: Where = { 'consent.status': { equals: 'granted' } }

/** What makes a document public besides a consent that runs, as in the rules of `collections/access`. */
const otherwisePublic = {
  [mediaSlug]: [notTrashed, shown],
  [peopleSlug]: [published, notTrashed, shown],
  [testimonialsSlug]: [published, notTrashed, granted],
} as const

/**
 * Notes as unpublished what left the public since the last call by the clock alone: no write tells of
 * a consent that runs out. A crash between the events and the note of the time repeats them.
 * @param now milliseconds since 1970
 */
export async function noteEndedConsents(payload: Payload, now: number): Promise<void> {
  const webhooks = await findActiveWebhooks(payload)
  if (webhooks.length === 0) return
  const until = new Date(now).toISOString()
  const since = await payload.kv.get<{ until: string }>(seenUntilKey)
  if (since) {
    const ended: Where = {
      'consent.expiresAt': { greater_than: since.until, less_than_equal: until },
    }
    for (const collection of [mediaSlug, peopleSlug, testimonialsSlug] as const) {
      const where = { and: [ended, ...otherwisePublic[collection]] }
      for (const { id } of await findDocuments(payload, collection, where, {})) {
        const event = { collection, event: 'unpublished', document: { id } } as const
        await noteEvent(payload, webhooks, event, {})
      }
    }
  }
  await payload.kv.set(seenUntilKey, { until })
}
