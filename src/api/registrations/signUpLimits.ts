import { createClient } from '@redis/client'
import type { Payload } from 'payload'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible'

import type { Env } from '../../env.ts'
import { clientNetwork } from '../../lib/clientNetwork.ts'
import { HttpError } from '../../lib/httpError.ts'

const hour = 60 * 60
const repeatsAnHour = 3
const redisPatienceMs = 500

export type SignUpLimits = {
  /**
   * Counts a sign-up for the client's address.
   * @throws HttpError 429 with `Retry-After` once there have been too many in an hour
   */
  countClient: (ip: string | undefined) => Promise<void>
  /** Whether an e-mail that keeps signing up may be told so once more in this hour. */
  mayTellAgain: (email: string) => Promise<boolean>
  close: () => void
}

/**
 * Counts sign-ups, for all servers together where `REDIS_URL` names a Redis, and in this process where
 * it does not, or while that does not answer.
 */
export function createSignUpLimits(
  payload: Payload,
  env: Pick<Env, 'REDIS_URL' | 'SIGNUP_RATE_LIMIT'>,
): SignUpLimits {
  const redis = env.REDIS_URL ? connect(payload, env.REDIS_URL) : undefined
  const limiter = (keyPrefix: string, points: number): RateLimiterAbstract => {
    const options = { keyPrefix: `sign-up-${keyPrefix}`, points, duration: hour }
    const inMemory = new RateLimiterMemory(options)
    return redis
      ? new RateLimiterRedis({
          ...options,
          storeClient: redis,
          useRedisPackage: true,
          insuranceLimiter: inMemory,
        })
      : inMemory
  }
  const clients = env.SIGNUP_RATE_LIMIT > 0 ? limiter('client', env.SIGNUP_RATE_LIMIT) : undefined
  const repeats = limiter('repeat', repeatsAnHour)
  return {
    countClient: async (ip) => {
      const refusal = clients && ip ? await consume(clients, clientNetwork(ip)) : undefined
      if (!refusal) return
      // Where the clock was set back meanwhile, more seems to be left than there ever is.
      const seconds = Math.min(hour, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
      throw new HttpError(
        429,
        `Too many sign-ups have come from your network. Please try again in ${inWords(seconds)}.`,
        { 'Retry-After': String(seconds) },
      )
    },
    mayTellAgain: async (email) => !(await consume(repeats, email.trim().toLowerCase())),
    close: () => redis?.destroy(),
  }
}

/** @returns the refusal, if it is one */
async function consume(
  limiter: RateLimiterAbstract,
  key: string,
): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal
    throw refusal
  }
}

function connect({ logger }: Payload, url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: redisPatienceMs },
  })
  let isWarned = false
  client.on('error', (error: unknown) => {
    if (!isWarned)
      logger.warn({
        err: error,
        msg: 'Redis does not answer: sign-ups are counted by each server alone.',
      })
    isWarned = true
  })
  client.on('ready', () => (isWarned = false))
  void client.connect().catch(() => {})
  return client
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
