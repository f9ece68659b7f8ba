import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Says once that requests come through a proxy that `TRUST_PROXY` does not know of. */
export const warnOfProxy = (options: { trustProxy: unknown; logger: Logger }): RequestHandler => {
  const { trustProxy, logger } = options
  let warned = Boolean(trustProxy)
  return function warnOfProxy(req, _res, next) {
    if (!warned && req.headers['x-forwarded-for'] !== undefined) {
      warned = true
      logger.warn(
        'Requests carry X-Forwarded-For, but TRUST_PROXY is off: every client looks like the proxy. Set TRUST_PROXY if the proxy is yours.',
      )
    }
    next()
  }
}
