import type { RequestHandler } from 'express'
import { headersWithCors, type Payload } from 'payload'

/** Lets pages of the trusted origins read what follows, as Payload does for its own answers. */
export const allowOrigins = (payload: Payload): RequestHandler =>
  function allowOrigins(req, res, next) {
    const headers = headersWithCors({
      headers: new Headers(),
      req: { payload, headers: new Headers({ Origin: req.get('Origin') ?? '' }) },
    })
    res.setHeaders(headers)
    next()
  }
