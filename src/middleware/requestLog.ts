import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

import { loggedPath } from '../lib/loggedPath.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** What this request is called in the log and in `X-Request-Id`. */
    id?: string
  }
}

/** What says nothing about who did what: probes, and the panel's own files. */
const quiet = /^\/(healthz|readyz|_next\/)/

/**
 * Gives each request an id, and logs it when it is done. Queries, headers and addresses of clients
 * are left out: they hold secrets and personal data. A few lines instead of pino-http, which makes
 * two loggers a request: measured, that was half of all that this server adds to Payload's own time.
 * @returns the id
 */
export const requestLog = ({ logger }: { logger: Logger }) =>
  function logRequest(req: IncomingMessage, res: ServerResponse): string {
    const id = randomUUID()
    req.id = id
    const { method, url = '' } = req
    if (quiet.test(url)) return id
    const start = performance.now()
    res.once('close', () => {
      const { statusCode, writableFinished } = res
      logger[statusCode >= 500 ? 'error' : 'info']({
        reqId: id,
        req: { method, path: loggedPath(url) },
        res: { status: statusCode },
        responseTime: Math.round(performance.now() - start),
        msg: writableFinished ? 'Request answered' : 'Request given up by the client',
      })
    })
    return id
  }
