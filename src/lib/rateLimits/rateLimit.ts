import { createHmac } from 'node:crypto'
import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible'

import { counts } from './counts.ts'

export type Rate = {
  /** How many are allowed in `duration` seconds. */
  points: number
  duration: number
  /** The seconds that whoever came too often waits from then on; else until `duration` is over. */
  blockDuration?: number
}

type RateLimit = {
  /**
   * Counts one more.
   * @returns the seconds to wait, at least one and never more than the rate names, if there were too many
   */
  count: (key: string) => Promise<number | undefined>
  /** Takes back one that was counted. */
  takeBack: (key: string) => Promise<void>
  /** Forgets all that was counted, a refusal too. */
  forget: (key: string) => Promise<void>
}

/**
 * Limits how often something may be done: counted for all servers together where `shareRateLimits`
 * has been told of a Redis and that answers, and in this process otherwise. It holds nothing itself.
 * @param name unique to this limit
 */
export function rateLimit(name: string, rate: Rate): RateLimit {
  const longest = Math.max(rate.duration, rate.blockDuration ?? 0)

  const ask = async <T>(
    key: string,
    question: (limiter: RateLimiterAbstract, key: string) => Promise<T>,
  ): Promise<T> => {
    const { alone, secret, together } = counts()
    // Keys hold e-mails, addresses and secrets of links, of any length; several systems may share a Redis.
    const hashed = createHmac('sha256', secret).update(key).digest('base64url')
    const shared = together?.limiter(name, rate)
    if (together && shared) {
      try {
        const answer = await question(shared, hashed)
        together.noteAnswer()
        return answer
      } catch (error) {
        together.noteFailure(error)
      }
    }
    const limiter = alone.get(name) ?? new RateLimiterMemory({ ...rate, keyPrefix: name })
    alone.set(name, limiter)
    return question(limiter, hashed)
  }

  return {
    count: async (key) => {
      const refusal = await ask(key, consume)
      // Where the clock was set back meanwhile, more seems to be left than there ever is.
      return refusal && Math.min(longest, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
    },
    takeBack: async (key) => void (await ask(key, (limiter, hashed) => limiter.reward(hashed))),
    forget: async (key) => void (await ask(key, (limiter, hashed) => limiter.delete(hashed))),
  }
}

type Refusal = { msBeforeNext: number }

async function consume(limiter: RateLimiterAbstract, key: string): Promise<Refusal | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
}

/** Next's copy of the library has a class of its own for them. */
const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' &&
  error !== null &&
  'msBeforeNext' in error &&
  typeof error.msBeforeNext === 'number'
