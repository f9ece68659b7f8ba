import type { RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'

/**
 * Refuses paths that can be read in two ways, before anything reads them: those that cannot be
 * decoded, such as `/%E0%A4%A`, and those that a URL parser rewrites. Express would match
 * `/api/media/../posts` as it stands, and Payload would serve `/api/posts`.
 */
export const refuseMalformedUrls = (): RequestHandler =>
  function refuseMalformedUrls(req, _res, next) {
    next(isSound(req.originalUrl) ? undefined : new HttpError(400, 'The address is malformed.'))
  }

function isSound(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  try {
    const { pathname } = new URL(`http://localhost${url}`)
    return pathname === path && !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
