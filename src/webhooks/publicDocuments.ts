import { createLocalReq, type Payload, type Where } from 'payload'

import type { WebhookCollection } from '../../collections/webhookEvents.ts'
import type { Transaction } from './noteEvent.ts'

export type Known = {
  id: string
  slug?: string | null
  deletedAt?: string | null
  _status?: string
}

const everything: Where = {}

/** The documents that a condition selects, hidden and trashed ones too. */
export async function findDocuments(
  payload: Payload,
  collection: WebhookCollection,
  where: Where,
  { transactionID }: Transaction,
): Promise<Known[]> {
  const { docs } = await payload.db.find<Known>({
    collection,
    where,
    limit: 0,
    pagination: false,
    req: { transactionID },
    select: { slug: true, deletedAt: true, _status: true },
  })
  return docs
}

/** Those of them that the public may read at this moment, by the collection's own rule. */
export async function findPublic(
  payload: Payload,
  collection: WebhookCollection,
  where: Where,
  transaction: Transaction,
): Promise<Known[]> {
  const req = await createLocalReq({}, payload)
  const rule = await payload.collections[collection].config.access.read({ req })
  if (rule === false) return []
  const readable = rule === true ? everything : rule
  return findDocuments(payload, collection, { and: [where, readable] }, transaction)
}
