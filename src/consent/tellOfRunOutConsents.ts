import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'

import { notTrashed } from '../../collections/access/notTrashed.ts'
import { tellOfEndedConsent } from '../../collections/consent/mailAboutEndedConsent.ts'
import { consentedCollections } from '../../collections/consentedCollections.ts'
import { inTransaction } from '../../collections/inTransaction.ts'

type Ended = { collection: (typeof consentedCollections)[number]; id: string }

const toldUntilKey = 'consent.toldUntil'
const running: Where = { 'consent.status': { in: ['not-recorded', 'granted'] } }

/**
 * Mails the editors about each consent that ran out since the last call, which no write tells of, with
 * the places where the document is used. The time of this call is kept first, as one transaction, so
 * that no other process tells of the same.
 * @param now milliseconds since 1970
 */
export async function tellOfRunOutConsents(payload: Payload, now: number): Promise<void> {
  const req = await createLocalReq({}, payload)
  const until = new Date(now).toISOString()
  const ended = await inTransaction(req, () => findEnded(payload, until, req))
  for (const { collection, id } of ended) {
    await tellOfEndedConsent(payload, collection, id, 'has run out')
  }
}

async function findEnded(payload: Payload, until: string, req: PayloadRequest): Promise<Ended[]> {
  const note = {
    collection: 'payload-kv',
    req,
    where: { key: { equals: toldUntilKey } },
  } as const
  const known = await payload.db.findOne<{ id: string; data: { until: string } }>(note)
  await payload.db.upsert({ ...note, data: { key: toldUntilKey, data: { until } } })
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
        select: {},
        where,
      })
      return docs.map(({ id }) => ({ collection, id }))
    }),
  )
  return found.flat()
}
