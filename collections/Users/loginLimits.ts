import { APIError, type PayloadRequest } from 'payload'

import { clientNetwork } from '../../src/lib/clientNetwork.ts'
import { rateLimit } from '../../src/lib/rateLimits/rateLimit.ts'

const windowSeconds = 10 * 60

type Purpose = 'forgotPassword' | 'login' | 'resetPassword'

/**
 * Attempts are counted for an account together with the address they come from, so that a stranger
 * who guesses passwords shuts out nobody but themselves, and for an address over all accounts.
 */
const onAccount = rateLimit('attempts-on-account', {
  points: 5,
  duration: windowSeconds,
  blockDuration: windowSeconds,
})
/** Each link ends the one before it: sent from many addresses, no link could ever be used. */
const linksToAccount = rateLimit('links-to-account', { points: 5, duration: windowSeconds })
const fromClient = rateLimit('attempts-from-client', { points: 50, duration: windowSeconds })

/** Too many attempts: the client may try again after `Retry-After` seconds. */
class TooManyAttempts extends APIError {
  constructor(seconds: number) {
    const minutes = Math.ceil(seconds / 60)
    super(
      `Too many attempts. Please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
      429,
      { retryAfter: seconds },
      true,
    )
  }
}

/**
 * Counts one attempt before it is known whether it succeeds, so that attempts at the same moment
 * count too. A call that did not come over HTTP is not counted.
 * @param account what the attempt is on: an e-mail, or the secret of a link
 * @throws TooManyAttempts (429), with `Retry-After` set on the answer
 */
export async function countAttempt(
  req: PayloadRequest,
  purpose: Purpose,
  account: unknown,
): Promise<void> {
  if (!req.clientIp) return
  const client = `${purpose} ${clientNetwork(req.clientIp)}`
  const seconds =
    (await fromClient.count(client)) ?? (await onAccount.count(`${client} ${normalise(account)}`))
  if (seconds !== undefined) refuseAttempt(req, seconds)
}

/**
 * Counts a link to set a password, wherever it is asked for, and whether there is such an account.
 * @throws TooManyAttempts (429), with `Retry-After` set on the answer
 */
export async function countLink(req: PayloadRequest, email: unknown): Promise<void> {
  const seconds = await linksToAccount.count(normalise(email))
  if (seconds !== undefined) refuseAttempt(req, seconds)
}

/** @throws TooManyAttempts (429), with `Retry-After` set on the answer */
export function refuseAttempt(req: PayloadRequest, seconds: number): never {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(seconds))
  throw new TooManyAttempts(seconds)
}

/** Forgets the failed attempts on an account once its owner has signed in. */
export async function forgiveAttempts(req: PayloadRequest, email: unknown): Promise<void> {
  if (!req.clientIp) return
  const client = `login ${clientNetwork(req.clientIp)}`
  await onAccount.forget(`${client} ${normalise(email)}`)
  await fromClient.takeBack(client)
}

const normalise = (email: unknown): string => String(email).toLowerCase().trim()
