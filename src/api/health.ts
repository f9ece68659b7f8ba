import { Router } from 'express'
import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'

import { usersSlug } from '../../collections/slugs.ts'

/** Longer than a database that is well takes, in milliseconds. */
const patienceMs = 2000

/**
 * `/healthz` says that the process lives; `/readyz` that its database answers, and that it is not
 * about to stop.
 */
export function health(options: { payload: Payload; isStopping: () => boolean }): Router {
  const { payload, isStopping } = options
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/readyz', async (_req, res) => {
    const reason = isStopping() ? 'The server is about to stop.' : await fault()
    if (!reason) return void res.json({ status: 'ready' })
    res.setHeader('Retry-After', '5')
    res.status(503).json({ errors: [{ message: reason }] })
  })

  // Asking is not given up with the patience: the answer is shared by all who ask meanwhile.
  let asking: Promise<string | undefined> | undefined
  const fault = () => {
    asking ??= ask().finally(() => (asking = undefined))
    return Promise.race([asking, setTimeout(patienceMs, unanswered, { ref: false })])
  }
  const ask = async () => {
    try {
      await payload.db.count({ collection: usersSlug })
      return undefined
    } catch (error) {
      payload.logger.error({ err: error, msg: unanswered })
      return unanswered
    }
  }
  return router
}

const unanswered = 'The database does not answer.'
