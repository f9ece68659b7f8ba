import type { RequestHandler } from 'express'

/** Tells caches that an answer depends on who asks: CORS allows some origins and not others. */
export const varyByOrigin = (): RequestHandler =>
  function varyByOrigin(_req, res, next) {
    res.vary('Origin')
    next()
  }
