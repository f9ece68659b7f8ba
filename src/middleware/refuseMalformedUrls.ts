import type { RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'

/** Refuses paths that cannot be decoded, such as `/%E0%A4%A`, before anything tries to. */
export const refuseMalformedUrls = (): RequestHandler =>
  function refuseMalformedUrls(req, _res, next) {
    next(isSound(req.path) ? undefined : new HttpError(400, 'The address is malformed.'))
  }

function isSound(path: string): boolean {
  if (!path.includes('%')) return true
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
