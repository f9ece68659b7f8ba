import type { Payload } from 'payload'

import { inOneProcess } from '../../collections/Turns/inOneProcess.ts'
import type { Env } from '../env.ts'
import { removeOldRegistrations } from '../registrations/removeOldRegistrations.ts'
import { removeOldActivity } from './removeOldActivity.ts'

const lookMs = 60_000
const everyMs = 60 * lookMs

/**
 * Removes what is kept for a set time only, once that is over, every hour: one server does it for all.
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
  const removeOnce = async () => {
    await inOneProcess(payload, { name: 'retention', every: everyMs }, removeAll)
  }
  const remove = () => {
    underWay ??= logged('What is old', removeOnce()).finally(() => (underWay = undefined))
  }
  const timer = setInterval(remove, lookMs).unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
