import type { Payload } from 'payload'

import { claimAttempt, heldBy } from '../../collections/claimAttempt.ts'
import { webhookDeliveriesSlug } from '../../collections/slugs.ts'
import type { Webhook, WebhookDelivery } from '../lib/payload-types.ts'
import { inSpan, type Span, type SpanAttributes, type SpanOptions } from '../lib/tracer.ts'
import { postMessage, type Answered, type PostOptions } from './postMessage.ts'
import { readRetryAfter, retryDelay } from './retryDelay.ts'
import { signMessage } from './signMessage.ts'
import { switchOff } from './switchOff.ts'

export type DeliveryOptions = PostOptions & {
  /** Milliseconds since 1970. */
  now: () => number
  /** From 0 to 1. */
  random: () => number
}

type Outcome = Partial<Answered> & { durationMs: number; error: string | null }

/** Longer than any attempt takes, so that only one that died with its process is taken up again. */
const leaseMs = 60_000
const gone = 410

/**
 * Tries to send a delivery that is due, unless somebody else has taken it up.
 * @returns whether the receiver took it
 */
export async function attemptDelivery(
  payload: Payload,
  webhook: Webhook,
  delivery: WebhookDelivery,
  options: DeliveryOptions,
): Promise<boolean> {
  const attempts = await claimAttempt(payload, webhookDeliveriesSlug, delivery, {
    lease: leaseMs,
    now: options.now(),
  })
  if (attempts === undefined) return false
  const outcome = await inSpan(spanOf(webhook, delivery), (span) =>
    exchange(webhook, delivery, { ...options, span }),
  )
  const { status = 0 } = outcome
  const isTaken = status >= 200 && status < 300
  const now = options.now()
  const wait =
    status === gone
      ? undefined
      : retryDelay(attempts, readRetryAfter(outcome.retryAfter, now), options.random)
  const settled = isTaken || wait === undefined
  // Before the delivery is marked: a process that dies in between comes to it again.
  if (status === gone) {
    await switchOff(payload, webhook, 'The receiver answered “410 Gone”.')
  } else if (settled && !isTaken && !(await hasTakenSince(payload, webhook, delivery))) {
    await switchOff(payload, webhook, 'The receiver took nothing for a day.')
  }
  await payload.db.updateOne({
    collection: webhookDeliveriesSlug,
    // Where it was asked for again meanwhile, that begins from the start.
    where: heldBy(delivery.id, attempts),
    data: {
      status: isTaken ? 'delivered' : settled ? 'failed' : 'pending',
      nextAttemptAt: settled ? null : new Date(now + wait).toISOString(),
      responseStatus: outcome.status ?? null,
      responseBody: outcome.body ?? null,
      durationMs: outcome.durationMs,
      error: outcome.error,
    },
  })
  return isTaken
}

/** Without the path and query of the receiver's address, which are often its secret. */
function spanOf({ id, url }: Webhook, delivery: WebhookDelivery): SpanOptions {
  const own = { 'cms.webhook.id': id, 'cms.webhook.delivery.id': delivery.id }
  const attributes = { 'http.request.method': 'POST', ...serverOf(url), ...own }
  return { name: 'POST', kind: 'client', attributes }
}

function serverOf(url: string): SpanAttributes {
  // The attempt itself says what is wrong with such an address.
  if (!URL.canParse(url)) return {}
  const { hostname, port, protocol } = new URL(url)
  return {
    'server.address': hostname,
    'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
    'url.scheme': protocol.slice(0, -1),
  }
}

async function exchange(
  { secret, url }: Webhook,
  { body, id }: WebhookDelivery,
  options: DeliveryOptions & { span: Span | undefined },
): Promise<Outcome> {
  const timestamp = Math.floor(options.now() / 1000)
  const message = { id: `msg_${id}`, timestamp, body }
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'Collective-CMS',
    ...options.span?.headers(),
    'webhook-id': message.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signMessage(message, secret ?? ''),
  }
  const begun = performance.now()
  const took = () => Math.round(performance.now() - begun)
  try {
    const answered = await postMessage(url, { headers, body }, options)
    options.span?.set({ 'http.response.status_code': answered.status })
    if (answered.status >= 400) options.span?.fail(String(answered.status))
    return { ...answered, durationMs: took(), error: null }
  } catch (error) {
    options.span?.fail('unanswered')
    const reason = error instanceof Error ? error.message : String(error)
    return { durationMs: took(), error: reason || 'The receiver could not be reached.' }
  }
}

/** Whether the receiver took something newer than a delivery, which then failed for a reason of its own. */
async function hasTakenSince(
  payload: Payload,
  webhook: Webhook,
  { createdAt }: WebhookDelivery,
): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection: webhookDeliveriesSlug,
    where: {
      and: [
        { webhook: { equals: webhook.id } },
        { status: { equals: 'delivered' } },
        { createdAt: { greater_than: createdAt } },
      ],
    },
  })
  return totalDocs > 0
}
