import type { RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'

/** Nothing is served at this address. */
export const notFound = (): RequestHandler =>
  function notFound(_req, _res, next) {
    next(new HttpError(404, 'There is nothing at this address.'))
  }
