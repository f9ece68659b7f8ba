import { APIError, type Endpoint, Forbidden, type PayloadHandler } from 'payload'

import { adminOnly } from '../../collections/access/adminOnly.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { changeWork, NoSuchWork, type WorkChange } from './changeWork.ts'

const change =
  (what: WorkChange): PayloadHandler =>
  async (req) => {
    if (!adminOnly({ req })) throw new Forbidden(req.t)
    const id = String(req.routeParams?.id)
    try {
      const [work] = await changeWork(req, [id], what, false)
      if (!work) throw new OperatorError('It has gone on meanwhile. Please reload the page.')
      return Response.json({ work })
    } catch (error) {
      if (error instanceof NoSuchWork) throw new APIError(error.message, 404)
      if (error instanceof OperatorError) throw new APIError(error.message, 409)
      throw error
    }
  }

/** What an admin may do about work of any kind that failed, by its id. */
export const workEndpoints: Endpoint[] = [
  { method: 'post', path: '/:id/retry', handler: change('retry') },
  { method: 'post', path: '/:id/dismiss', handler: change('dismiss') },
]
