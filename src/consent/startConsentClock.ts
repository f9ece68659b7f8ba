import type { Payload } from 'payload'

import { inOneProcess } from '../../collections/Turns/inOneProcess.ts'
import { tellOfRunOutConsents } from './tellOfRunOutConsents.ts'

const lookMs = 60_000

/**
 * Looks once a minute for consents that have run out.
 * @returns the function that stops it and waits for what is under way
 */
export function startConsentClock(payload: Payload): () => Promise<void> {
  let underWay = Promise.resolve()
  const look = () => {
    underWay = underWay
      .then(async () => {
        await inOneProcess(payload, { name: 'ended consents', every: lookMs }, () =>
          tellOfRunOutConsents(payload, Date.now()),
        )
      })
      .catch((error: unknown) => {
        payload.logger.error({ err: error, msg: 'Could not tell of consents that ran out' })
      })
  }
  const timer = setInterval(look, lookMs)
  timer.unref()
  look()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
