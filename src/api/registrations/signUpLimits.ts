import type { Env } from '../../env.ts'
import { clientNetwork } from '../../lib/clientNetwork.ts'
import { HttpError } from '../../lib/httpError.ts'
import { rateLimit } from '../../lib/rateLimits/rateLimit.ts'

const hour = 60 * 60
const repeatsAnHour = 3

export type SignUpLimits = {
  /**
   * Counts a sign-up for the client's address.
   * @throws HttpError 429 with `Retry-After` once there have been too many in an hour
   */
  countClient: (ip: string | undefined) => Promise<void>
  /** Whether an e-mail that keeps signing up may be told so once more in this hour. */
  mayTellAgain: (email: string) => Promise<boolean>
}

/** Counts sign-ups. */
export function createSignUpLimits(env: Pick<Env, 'SIGNUP_RATE_LIMIT'>): SignUpLimits {
  const points = env.SIGNUP_RATE_LIMIT
  const clients = points > 0 ? rateLimit('sign-up-client', { points, duration: hour }) : undefined
  const repeats = rateLimit('sign-up-repeat', { points: repeatsAnHour, duration: hour })
  return {
    countClient: async (ip) => {
      const seconds = ip && (await clients?.count(clientNetwork(ip)))
      if (!seconds) return
      throw new HttpError(
        429,
        `Too many sign-ups have come from your network. Please try again in ${inWords(seconds)}.`,
        { 'Retry-After': String(seconds) },
      )
    },
    mayTellAgain: async (email) => !(await repeats.count(email.trim().toLowerCase())),
  }
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
