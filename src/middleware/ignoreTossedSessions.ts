import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

import { takeTossedAway, withoutTossed } from '../lib/tossedCookies.ts'

/**
 * Takes a request with two sessions for one without any, and asks the browser to give up the one
 * that is not ours. Payload would take the last: another site's, which set it, so that staff would
 * work in an account that somebody else reads.
 * @param options.cookie the name of the cookie that holds a session
 * @see docs/decisions/0034-two-sessions.md
 */
export function ignoreTossedSessions(options: {
  cookie: string
  serverUrl: string
  logger: Logger
}): RequestHandler {
  const { cookie: name, serverUrl, logger } = options
  return function ignoreTossedSessions(req, res, next) {
    const rest = withoutTossed(req.headers.cookie ?? '', name)
    if (rest === undefined) return next()
    // Also where it is empty: a request that had a cookie never meets the cache.
    req.headers.cookie = rest
    req.rawHeaders = [...withoutCookies(req.rawHeaders), 'Cookie', rest]
    for (const cookie of takeTossedAway(name, serverUrl, req.path)) res.append('Set-Cookie', cookie)
    logger.warn({
      reqId: req.id,
      msg: 'A request with two sessions was answered as if it had none: another site of this domain may have set one of them',
    })
    next()
  }
}

/** Node keeps names and values in turn. */
const withoutCookies = (rawHeaders: string[]): string[] =>
  rawHeaders.filter((_, index) => rawHeaders[index - (index % 2)]?.toLowerCase() !== 'cookie')
