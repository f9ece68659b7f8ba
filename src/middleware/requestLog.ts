import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

import { loggedPath } from '../lib/loggedPath.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** What this request is called in the log and in `X-Request-Id`. */
    id?: string
    /** The trace that it is part of, where traces are on. */
    traceId?: string
  }
}

const quiet = /^\/(healthz|readyz|_next\/)/

/** Whether a request says nothing about who did what: probes, and the panel's own files. */
export const isQuiet = (url: string): boolean => quiet.test(url)

/**
 * Gives each request an id, and logs it when it is done. Queries, headers and addresses of clients
 * are left out: they hold secrets and personal data. A few lines instead of pino-http, which makes
 * two loggers a request: measured, that was half of all that this server adds to Payload's own time.
 * @returns the id
 */
export const requestLog = (options: {
  logger: Logger
  /** Told of each request that is logged, with the seconds that it took. */
  observe?: (method: string | undefined, url: string, status: number, seconds: number) => void
}) => {
  const { logger, observe } = options
  return function logRequest(req: IncomingMessage, res: ServerResponse): string {
    const id = randomUUID()
    req.id = id
    const { method, url = '' } = req
    if (isQuiet(url)) return id
    const start = performance.now()
    res.once('close', () => {
      const { statusCode, writableFinished } = res
      const responseTime = performance.now() - start
      observe?.(method, url, statusCode, responseTime / 1000)
      logger[statusCode >= 500 ? 'error' : 'info']({
        reqId: id,
        ...(req.traceId !== undefined && { trace_id: req.traceId }),
        req: { method, path: loggedPath(url) },
        res: { status: statusCode },
        responseTime: Math.round(responseTime),
        msg: writableFinished ? 'Request answered' : 'Request given up by the client',
      })
    })
    return id
  }
}
