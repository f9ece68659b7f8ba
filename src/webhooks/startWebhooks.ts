import { lookup } from 'node:dns/promises'
import type { Payload } from 'payload'

import { webhookDeliveriesSlug } from '../../collections/slugs.ts'
import { inOneProcess } from '../../collections/Turns/inOneProcess.ts'
import type { Env } from '../env.ts'
import { publicAddress } from '../lib/publicAddress.ts'
import { apart } from '../lib/tracer.ts'
import type { DeliveryOptions } from './attemptDelivery.ts'
import { deliverDue, type Busy } from './deliverDue.ts'
import { noteEndedConsents } from './noteEndedConsents.ts'
import { recordEvents } from './recordEvents.ts'

const lookMs = 10_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const keptMs = 30 * 24 * 3_600_000
const timeoutMs = 15_000

type Settings = Pick<Env, 'FRONTEND_URL' | 'SERVER_URL' | 'WEBHOOKS_ALLOW_PRIVATE_ADDRESSES'>

/**
 * Notes events from now on, and sends them: at once after the commit, and every ten seconds what is
 * due again.
 * @param options.deliver whether they are sent by this process
 * @returns the function that gives up what is being sent, to be tried again, and waits for that
 */
export function startWebhooks(
  payload: Payload,
  env: Settings,
  options: { deliver: boolean },
): () => Promise<void> {
  if (!options.deliver) {
    recordEvents(payload, publicAddress(env), () => {})
    return async () => {}
  }
  const busy: Busy = new Set()
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  const delivery: DeliveryOptions = {
    resolve: (hostname) => lookup(hostname, { all: true }),
    allowPrivate: env.WEBHOOKS_ALLOW_PRIVATE_ADDRESSES,
    timeout: timeoutMs,
    now: Date.now,
    random: Math.random,
    signal: stopping.signal,
  }
  const once = (name: string, every: number, work: () => Promise<void>) => async () => {
    await inOneProcess(payload, { name, every }, work)
  }
  const safely = (work: () => Promise<void>, failure: string) => () => {
    const done = work()
      .catch((error: unknown) => payload.logger.error({ err: error, msg: failure }))
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }
  const deliver = safely(() => deliverDue(payload, delivery, busy), 'Webhooks could not be sent')
  const endConsents = safely(
    once('ended consents for webhooks', minuteMs, () => noteEndedConsents(payload, Date.now())),
    'Ended consents could not be noted for webhooks',
  )
  const clean = safely(
    once('old webhook deliveries', hourMs, () => removeOld(payload)),
    'Old webhook deliveries could not be removed',
  )
  recordEvents(payload, publicAddress(env), () => apart(() => void setImmediate(deliver)))
  const timers = [
    setInterval(deliver, lookMs),
    setInterval(endConsents, minuteMs),
    setInterval(clean, minuteMs),
  ]
  for (const timer of timers) timer.unref()
  deliver()
  endConsents()
  return async () => {
    timers.forEach((timer) => clearInterval(timer))
    stopping.abort()
    await Promise.all(underWay)
  }
}

async function removeOld(payload: Payload): Promise<void> {
  const before = new Date(Date.now() - keptMs).toISOString()
  await payload.db.deleteMany({
    collection: webhookDeliveriesSlug,
    where: { createdAt: { less_than: before } },
  })
}
