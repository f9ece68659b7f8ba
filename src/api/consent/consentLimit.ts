import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { clientNetwork } from '../../lib/clientNetwork.ts'
import { sharedState } from '../../lib/sharedState.ts'

const windowSeconds = 10 * 60
const requestsFromClient = 300

const limit = () =>
  sharedState(
    'consent-limit',
    () => new RateLimiterMemory({ points: requestsFromClient, duration: windowSeconds }),
  )

/**
 * Counts a request for a consent page.
 * @param address of the client
 * @returns the seconds that it has to wait, where there were too many
 */
export async function secondsToWait(address: string | undefined): Promise<number | undefined> {
  try {
    await limit().consume(clientNetwork(address ?? ''))
    return undefined
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return Math.ceil(refusal.msBeforeNext / 1000)
  }
}
