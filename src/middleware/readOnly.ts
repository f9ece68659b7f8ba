import type { RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'

/** Refuses whatever does not merely read. */
export const readOnly = (): RequestHandler =>
  function readOnly(req, _res, next) {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    next(new HttpError(405, 'This can only be read.', { Allow: 'GET, HEAD' }))
  }
