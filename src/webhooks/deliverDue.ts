import type { Payload } from 'payload'

import { webhookDeliveriesSlug } from '../../collections/slugs.ts'
import type { Webhook } from '../lib/payload-types.ts'
import { attemptDelivery, type DeliveryOptions } from './attemptDelivery.ts'
import { findActiveWebhooks } from './noteEvent.ts'

const maxReceivers = 10
const maxDeliveries = 20

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
  const waiting = webhooks.filter(({ id }) => !busy.has(id))
  const lines = waiting.slice(0, Math.max(maxReceivers - busy.size, 0))
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
    limit: maxDeliveries,
    pagination: false,
    depth: 0,
  })
  for (const delivery of docs) {
    if (!(await attemptDelivery(payload, webhook, delivery, options))) return
  }
}
