import type { RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'

const known = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']

/** Refuses methods that nothing here serves; a native `Request` cannot even be made of some. */
export const refuseMethods = (): RequestHandler =>
  function refuseMethods(req, _res, next) {
    if (known.includes(req.method)) return next()
    next(new HttpError(405, `${req.method} is not served.`, { Allow: known.join(', ') }))
  }
