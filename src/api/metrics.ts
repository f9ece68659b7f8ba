import { type Request, type RequestHandler, Router } from 'express'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Registry } from 'prom-client'

import { HttpError } from '../lib/httpError.ts'

/**
 * `/metrics` for Prometheus: for who has the token or, where none is set, for programs on the same
 * machine that come without a proxy. To everybody else there is nothing at this address.
 */
export function metrics(options: {
  registry: Registry
  token: string | undefined
}): RequestHandler {
  const { registry, token } = options
  const router = Router()
  router.get('/metrics', async (req, res) => {
    if (token === undefined) {
      if (!isLocal(req)) throw new HttpError(404, 'There is nothing at this address.')
    } else if (!isEqual(req.headers.authorization ?? '', `Bearer ${token}`)) {
      throw new HttpError(401, 'The metrics need the bearer token.', {
        'WWW-Authenticate': 'Bearer',
      })
    }
    res.set('Cache-Control', 'no-store')
    res.type(registry.contentType).send(await registry.metrics())
  })
  return router
}

const loopback = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/
const ofProxies = /^(forwarded|via|x-forwarded-.*)$/

/** Whether the socket itself, whatever headers say, is of this machine, and no proxy’s. */
const isLocal = ({ headers, socket }: Request): boolean =>
  loopback.test(socket.remoteAddress ?? '') &&
  !Object.keys(headers).some((name) => ofProxies.test(name))

const isEqual = (given: string, expected: string): boolean =>
  timingSafeEqual(hash(given), hash(expected))

const hash = (text: string) => createHash('sha256').update(text).digest()
