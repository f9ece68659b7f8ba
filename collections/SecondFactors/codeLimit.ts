import type { PayloadRequest } from 'payload'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { sharedState } from '../../src/lib/sharedState.ts'
import { TooManyAttempts } from '../Users/loginLimits.ts'

const windowSeconds = 10 * 60
const codesOnAccount = 5

/**
 * Codes are counted for an account from wherever they come: only somebody who has its password gets
 * to try one, and they would not be slowed down by their address.
 */
const limit = () =>
  sharedState(
    'code-limit',
    () =>
      new RateLimiterMemory({
        keyPrefix: 'code',
        points: codesOnAccount,
        duration: windowSeconds,
        blockDuration: windowSeconds,
      }),
  )

/**
 * Counts a code before it is known whether it is right.
 * @param account its id
 * @returns whether it is the last one that is looked at for a while
 * @throws TooManyAttempts (429), with `Retry-After` set on the answer
 */
export async function countCode(req: PayloadRequest, account: string): Promise<boolean> {
  try {
    const { remainingPoints } = await limit().consume(account)
    return remainingPoints === 0
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.ceil(refusal.msBeforeNext / 1000)
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('Retry-After', String(seconds))
    throw new TooManyAttempts(seconds)
  }
}

/** Forgets the wrong codes of an account, once a right one was given. */
export const forgiveCodes = async (account: string): Promise<void> => {
  await limit().delete(account)
}
