import type { RequestHandler } from 'express'

/** What no one has called public is kept by no cache. */
export const privateByDefault = (): RequestHandler =>
  function privateByDefault(_req, res, next) {
    res.setHeader('Cache-Control', 'private, no-store')
    next()
  }
