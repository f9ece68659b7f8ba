import type { Payload } from 'payload'

import { webhookDeliveriesSlug } from '../../collections/slugs.ts'
import type { Webhook, WebhookDelivery } from '../lib/payload-types.ts'
import { attemptDelivery, type DeliveryOptions } from './attemptDelivery.ts'
import { findActiveWebhooks } from './noteEvent.ts'

const batchSize = 20

/** The webhooks that are being served in this process, each by one line of deliveries. */
export type Busy = Set<string>

/**
 * Sends what is due. Each receiver has a line of its own, so that a slow one holds up no other, and a
 * line ends for this time at the first failure.
 * @param busy whom an earlier call serves still, and is passed over
 */
export async function deliverDue(
  payload: Payload,
  options: DeliveryOptions,
  busy: Busy = new Set(),
): Promise<void> {
  const webhooks = await findActiveWebhooks(payload)
  const lines = webhooks.filter(({ id }) => !busy.has(id))
  await Promise.all(
    lines.map(async (webhook) => {
      busy.add(webhook.id)
      try {
        await serve(payload, webhook, options)
      } catch (error) {
        payload.logger.error({ err: error, webhook: webhook.id, msg: 'Sending a webhook failed' })
      } finally {
        busy.delete(webhook.id)
      }
    }),
  )
}

async function serve(payload: Payload, webhook: Webhook, options: DeliveryOptions): Promise<void> {
  for (;;) {
    const due = await findDue(payload, webhook, options)
    if (due.length === 0) return
    for (const delivery of due) {
      if (options.signal?.aborted) return
      if (!(await attemptDelivery(payload, webhook, delivery, options))) return
    }
  }
}

async function findDue(
  payload: Payload,
  webhook: Webhook,
  options: DeliveryOptions,
): Promise<WebhookDelivery[]> {
  const { docs } = await payload.find({
    collection: webhookDeliveriesSlug,
    where: {
      and: [
        { webhook: { equals: webhook.id } },
        { status: { equals: 'pending' } },
        { nextAttemptAt: { less_than_equal: new Date(options.now()).toISOString() } },
      ],
    },
    sort: 'nextAttemptAt',
    limit: batchSize,
    pagination: false,
    depth: 0,
  })
  return docs
}
