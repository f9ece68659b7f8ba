import { clientNetwork } from '../../lib/clientNetwork.ts'
import { rateLimit } from '../../lib/rateLimits/rateLimit.ts'

const limit = rateLimit('consent', { points: 300, duration: 10 * 60 })

/**
 * Counts a request for a consent page.
 * @param address of the client
 * @returns the seconds that it has to wait, where there were too many
 */
export const secondsToWait = (address: string | undefined): Promise<number | undefined> =>
  limit.count(clientNetwork(address ?? ''))
