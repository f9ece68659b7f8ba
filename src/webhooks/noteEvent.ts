import type { Payload } from 'payload'

import { webhookDeliveriesSlug, webhooksSlug } from '../../collections/slugs.ts'
import {
  webhookCollections,
  type WebhookCollection,
  type WebhookEvent,
} from '../../collections/webhookEvents.ts'
import type { Webhook } from '../lib/payload-types.ts'

/** The transaction that work belongs to, as Payload's adapters take it. */
export type Transaction = { transactionID?: number | Promise<number | string> | string }

export type PublicEvent = {
  collection: WebhookCollection
  event: WebhookEvent
  /** What is public of the document, or was until now. */
  document: { id: string; slug?: string | null; url?: string }
}

/** The webhooks that are switched on, as the transaction sees them. */
export async function findActiveWebhooks(
  payload: Payload,
  { transactionID }: Transaction = {},
): Promise<Webhook[]> {
  const { docs } = await payload.find({
    collection: webhooksSlug,
    where: { enabled: { equals: true } },
    depth: 0,
    joins: false,
    pagination: false,
    req: { transactionID },
  })
  return docs
}

/** Notes an event for each webhook that it concerns, in the transaction of the change itself. */
export async function noteEvent(
  payload: Payload,
  webhooks: Webhook[],
  { collection, event, document }: PublicEvent,
  { transactionID }: Transaction,
): Promise<void> {
  const timestamp = new Date().toISOString()
  const type = `${webhookCollections[collection]}.${event}`
  const body = JSON.stringify({ type, timestamp, data: { collection, ...document } })
  const concerned = webhooks.filter(
    ({ collections, events }) => collections.includes(collection) && events.includes(event),
  )
  for (const { id } of concerned) {
    await payload.create({
      collection: webhookDeliveriesSlug,
      data: { webhook: id, type, body, status: 'pending', attempts: 0, nextAttemptAt: timestamp },
      depth: 0,
      req: { transactionID },
    })
  }
}
