import type { Payload } from 'payload'

import type { Env } from '../env.ts'
import { removeOldRegistrations } from '../registrations/removeOldRegistrations.ts'
import { removeOldActivity } from './removeOldActivity.ts'

const everyMs = 3_600_000
const firstMs = 60_000

/**
 * Removes what is kept for a set time only, once that is over: a minute after the start, and every
 * hour.
 * @returns the function that ends it, and waits for what is being removed
 */
export function startRemoving(
  payload: Payload,
  env: Pick<Env, 'ACTIVITY_DAYS'>,
): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const logged = (what: string, work: Promise<void>) =>
    work.catch((error: unknown) =>
      payload.logger.error({ err: error, msg: `${what} could not be removed` }),
    )
  const removeAll = async () => {
    const now = Date.now()
    await logged('Old registrations', removeOldRegistrations(payload, now))
    await logged('Old activity', removeOldActivity(payload, env.ACTIVITY_DAYS, now))
  }
  const remove = () => {
    underWay ??= removeAll().finally(() => (underWay = undefined))
  }
  const first = setTimeout(remove, firstMs).unref()
  const timer = setInterval(remove, everyMs).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    await underWay
  }
}
