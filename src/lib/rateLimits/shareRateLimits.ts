import { createClient } from '@redis/client'
import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'
import { RateLimiterRedis } from 'rate-limiter-flexible'

import { counts } from './counts.ts'

const patienceMs = 500
const pauseMs = 5000

/**
 * Lets all rate limits be counted by all servers on one Redis together. While that does not answer each
 * server counts alone, which it warns of once.
 * @param options.secret what the servers of one system have in common
 * @param options.url where Redis is; without it nothing is shared
 * @returns closes the connection
 */
export async function shareRateLimits(options: {
  logger: Payload['logger']
  secret: string
  url: string | undefined
}): Promise<() => void> {
  const { logger, secret, url } = options
  if (!url) return () => {}
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: patienceMs },
  })
  const limiters = new Map<string, RateLimiterRedis>()
  let isWarned = false
  let askAgainAt = 0
  const warn = (error: unknown) => {
    if (isWarned) return
    isWarned = true
    logger.warn({
      err: error,
      msg: 'Redis does not answer: rate limits are counted by each server alone.',
    })
  }
  const noteAnswer = () => {
    isWarned = false
    askAgainAt = 0
  }
  client.on('error', warn)
  client.on('ready', noteAnswer)
  await Promise.race([client.connect().catch(warn), setTimeout(patienceMs, null, { ref: false })])

  const shared = counts()
  shared.secret = secret
  shared.together = {
    limiter: (name, rate) => {
      if (!client.isReady || performance.now() < askAgainAt) return undefined
      const limiter =
        limiters.get(name) ??
        new RateLimiterRedis({
          ...rate,
          keyPrefix: `collective-cms:limit:${name}`,
          storeClient: client,
          useRedisPackage: true,
        })
      limiters.set(name, limiter)
      return limiter
    },
    noteAnswer,
    noteFailure: (error) => {
      warn(error)
      // One that hangs would keep every request waiting.
      askAgainAt = performance.now() + pauseMs
    },
  }
  return () => {
    shared.together = undefined
    client.destroy()
  }
}
