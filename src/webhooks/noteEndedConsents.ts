import { createLocalReq, type Payload, type Where } from 'payload'

import { notTrashed } from '../../collections/access/notTrashed.ts'
import { published } from '../../collections/access/published.ts'
import { consentedCollections } from '../../collections/consentedCollections.ts'
import { inTransaction } from '../../collections/inTransaction.ts'
import { mediaSlug, peopleSlug, testimonialsSlug } from '../../collections/slugs.ts'
import { findActiveWebhooks, noteEvent, type Transaction } from './noteEvent.ts'
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
 * a consent that runs out. The events and the time of this call are one transaction, so that neither
 * a crash nor another process repeats them.
 * @param now milliseconds since 1970
 */
export async function noteEndedConsents(payload: Payload, now: number): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () => noteEndedSince(payload, new Date(now).toISOString(), req))
}

async function noteEndedSince(
  payload: Payload,
  until: string,
  transaction: Transaction,
): Promise<void> {
  const note = {
    collection: 'payload-kv',
    req: transaction,
    where: { key: { equals: seenUntilKey } },
  } as const
  const webhooks = await findActiveWebhooks(payload, transaction)
  if (webhooks.length === 0) {
    // A webhook that is made later hears of nothing that ended before it.
    await payload.db.deleteOne(note)
    return
  }
  const known = await payload.db.findOne<{ id: string; data: { until: string } }>(note)
  if (known) {
    const ended = endedBetween(known.data.until, until)
    for (const collection of consentedCollections) {
      const where = { and: [ended, ...otherwisePublic[collection]] }
      for (const { id } of await findDocuments(payload, collection, where, transaction)) {
        const event = { collection, event: 'unpublished', document: { id } } as const
        await noteEvent(payload, webhooks, event, transaction)
      }
    }
  }
  await payload.db.upsert({ ...note, data: { key: seenUntilKey, data: { until } } })
}

/** What was public at one moment and is not at a later one, because one of two moments came. */
function endedBetween(since: string, until: string): Where {
  const within = { greater_than: since, less_than_equal: until }
  const notYet = (path: string): Where => ({
    or: [{ [path]: { equals: null } }, { [path]: { greater_than: since } }],
  })
  const [own, others] = ['consent.expiresAt', 'consent.heldBackFrom'] as const
  return {
    or: [
      { and: [{ [own]: within }, notYet(others)] },
      { and: [{ [others]: within }, notYet(own)] },
    ],
  }
}
