import { Router } from 'express'
import type { Payload } from 'payload'

import { usersSlug } from '../../collections/slugs.ts'

/** `/healthz` says that the process lives, `/readyz` that its database answers. */
export function health(options: { payload: Payload }): Router {
  const { payload } = options
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/readyz', async (_req, res) => {
    try {
      await payload.db.count({ collection: usersSlug })
      res.json({ status: 'ready' })
    } catch (error) {
      payload.logger.error({ err: error, msg: 'The database does not answer' })
      res.status(503).json({ errors: [{ message: 'The database does not answer.' }] })
    }
  })
  return router
}
