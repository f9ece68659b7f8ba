import type { Payload } from 'payload'

import { removeOldRegistrations } from './removeOldRegistrations.ts'

const everyMs = 3_600_000
const firstMs = 60_000

/**
 * Removes registrations whose time has come: a minute after the start, and every hour.
 * @returns the function that ends it, and waits for what is being removed
 */
export function startRemoving(payload: Payload): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const remove = () => {
    underWay ??= removeOldRegistrations(payload, Date.now())
      .catch((error: unknown) =>
        payload.logger.error({ err: error, msg: 'Old registrations could not be removed' }),
      )
      .finally(() => (underWay = undefined))
  }
  const first = setTimeout(remove, firstMs).unref()
  const timer = setInterval(remove, everyMs).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    await underWay
  }
}
