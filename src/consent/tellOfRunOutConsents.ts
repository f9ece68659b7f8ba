import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'

import { notTrashed } from '../../collections/access/notTrashed.ts'
import { mailAboutEndedConsent } from '../../collections/consent/mailAboutEndedConsent.ts'
import {
  type ConsentedCollection,
  consentedCollections,
} from '../../collections/consentedCollections.ts'
import { inTransaction } from '../../collections/inTransaction.ts'

type Ended = { collection: ConsentedCollection; id: string; expiresAt: unknown }

const toldUntilKey = 'consent.toldUntil'
const running: Where = { 'consent.status': { in: ['not-recorded', 'granted'] } }

/**
 * Queues mails to the editors about each consent that ran out since the last call, which no write
 * tells of. What is queued and the time of this call are one transaction; where the database has none,
 * what was queued already is not queued again.
 * @param now milliseconds since 1970
 */
export async function tellOfRunOutConsents(payload: Payload, now: number): Promise<void> {
  const req = await createLocalReq({}, payload)
  const until = new Date(now).toISOString()
  await inTransaction(req, async () => {
    for (const { collection, expiresAt, id } of await findEnded(payload, until, req)) {
      const key = `consent-ended:${id}:${String(expiresAt)}`
      await mailAboutEndedConsent(req, { collection, id }, { how: 'has run out', key })
    }
    await payload.db.upsert({ ...noteOf(req), data: { key: toldUntilKey, data: { until } } })
  })
}

const noteOf = (req: PayloadRequest) =>
  ({ collection: 'payload-kv', req, where: { key: { equals: toldUntilKey } } }) as const

async function findEnded(payload: Payload, until: string, req: PayloadRequest): Promise<Ended[]> {
  const known = await payload.db.findOne<{ id: string; data: { until: string } }>(noteOf(req))
  // What ended before the first call, nobody waits to hear of.
  if (!known) return []
  const where: Where = {
    and: [
      running,
      notTrashed,
      { 'consent.expiresAt': { greater_than: known.data.until, less_than_equal: until } },
    ],
  }
  const found = await Promise.all(
    consentedCollections.map(async (collection) => {
      const { docs } = await payload.find({
        collection,
        depth: 0,
        pagination: false,
        req,
        select: { consent: { expiresAt: true } },
        where,
      })
      return docs.map(({ consent, id }) => ({ collection, id, expiresAt: consent?.expiresAt }))
    }),
  )
  return found.flat()
}
