import { createClient } from '@redis/client'
import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'

import type { Env } from '../env.ts'

export type ChangeChannel = {
  /** Tells the other processes that content has changed. It never fails, and is soon over. */
  announce: () => Promise<void>
  close: () => void
}

const patienceMs = 500
const longestPauseMs = 5000

/**
 * Opens the way by which processes on one database tell each other that content has changed. Where
 * Redis does not answer the process works on, and what it keeps grows no older than
 * `CACHE_MAX_STALENESS_SECONDS`.
 * @param onChange called when another process announced a change, or might have done so unheard
 * @returns no channel where `REDIS_URL` is not set
 */
export async function openChangeChannel(
  payload: Payload,
  env: Pick<Env, 'PAYLOAD_SECRET' | 'REDIS_URL'>,
  onChange: () => void,
): Promise<ChangeChannel | undefined> {
  if (!env.REDIS_URL) return undefined
  const { logger } = payload
  const self = randomUUID()
  // Several systems may share one Redis; what all processes of one have in common is their secret.
  const name = `collective-cms:${createHmac('sha256', env.PAYLOAD_SECRET).update('changes').digest('hex')}`
  const publisher = createClient({
    url: env.REDIS_URL,
    disableOfflineQueue: true,
    commandOptions: { timeout: patienceMs },
    socket: { reconnectStrategy: (attempts) => Math.min(100 * 2 ** attempts, longestPauseMs) },
  })
  const subscriber = publisher.duplicate({ disableOfflineQueue: false, commandOptions: {} })
  let isWarned = false
  const warn = (error: unknown) => {
    if (isWarned) return
    isWarned = true
    logger.warn({
      err: error,
      msg: 'Redis does not answer: other processes learn of changes late, after CACHE_MAX_STALENESS_SECONDS at most.',
    })
  }

  publisher.on('error', warn)
  subscriber.on('error', warn)
  subscriber.on('ready', () => {
    if (isWarned) logger.info('Redis answers again.')
    isWarned = false
    onChange()
  })
  const connected = Promise.all([
    publisher.connect(),
    subscriber
      .connect()
      .then(() => subscriber.subscribe(name, (sender) => void (sender !== self && onChange()))),
  ]).catch(warn)
  await Promise.race([connected, setTimeout(patienceMs, undefined, { ref: false })])

  return {
    announce: async () => {
      try {
        await publisher.publish(name, self)
      } catch (error) {
        warn(error)
      }
    },
    close: () => {
      publisher.destroy()
      subscriber.destroy()
    },
  }
}
