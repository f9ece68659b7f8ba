import type { PayloadRequest } from 'payload'

import { rateLimit } from '../../src/lib/rateLimits/rateLimit.ts'
import { refuseAttempt } from '../Users/loginLimits.ts'

const windowSeconds = 10 * 60
const codesOnAccount = 5

/**
 * Codes are counted for an account from wherever they come: only somebody who has its password gets
 * to try one, and they would not be slowed down by their address.
 */
const onAccount = rateLimit('codes-on-account', {
  points: codesOnAccount,
  duration: windowSeconds,
  blockDuration: windowSeconds,
})
const beforeTheLast = rateLimit('codes-before-the-last', {
  points: codesOnAccount - 1,
  duration: windowSeconds,
})
/** Somebody patient stays below the others, and would not be heard of for months. */
const inADay = rateLimit('codes-in-a-day', { points: 2 * codesOnAccount, duration: 24 * 60 * 60 })

/**
 * Counts a code before it is known whether it is right.
 * @param account its id
 * @returns whether its owner should hear of it where it is wrong: the last one that is looked at for a
 *   while, or one of many in a day
 * @throws TooManyAttempts (429), with `Retry-After` set on the answer
 */
export async function countCode(req: PayloadRequest, account: string): Promise<boolean> {
  const seconds = await onAccount.count(account)
  if (seconds !== undefined) refuseAttempt(req, seconds)
  const waits = await Promise.all([beforeTheLast.count(account), inADay.count(account)])
  return waits.some((wait) => wait !== undefined)
}

/** Forgets the wrong codes of an account, once a right one was given. */
export async function forgiveCodes(account: string): Promise<void> {
  await onAccount.forget(account)
  await beforeTheLast.forget(account)
  await inADay.forget(account)
}
