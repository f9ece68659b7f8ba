import type { ErrorRequestHandler } from 'express'
import { headersWithCors, type Payload } from 'payload'

import { HttpError } from '../lib/httpError.ts'
import { isRecord } from '../lib/isRecord.ts'
import { type PassingFault, passingFault } from '../lib/passingFault.ts'

/**
 * Answers every failure outside Payload's own handlers in its one error shape. Known failures keep
 * their status and message; the others are logged and masked, those of disk and database as 507 and
 * 503 with `Retry-After`.
 */
export const errorHandler = ({ payload }: { payload: Payload }): ErrorRequestHandler =>
  // Express recognises an error handler by its four parameters.
  function errorHandler(error: unknown, req, res, next) {
    const fault = passingFault(error)
    if (fault) payload.logger.error(fault.toDo)
    const known = describe(error)
    if (!known || known.hasCause)
      payload.logger.error({ err: error, reqId: req.id, msg: 'A request failed' })
    // Too late for another answer: Express closes the connection.
    if (res.headersSent) return next(error)
    const answer = known ?? (fault && describe(refusal(fault)))
    const headers = headersWithCors({
      headers: new Headers(answer?.headers),
      req: { payload, headers: new Headers({ Origin: req.get('Origin') ?? '' }) },
    })
    res.setHeaders(headers)
    const { data, message = 'Something went wrong.', status = 500 } = answer ?? {}
    res.status(status).json({ errors: [{ message, ...(data && { data }) }] })
  }

const refusal = ({ message, retryAfter, status }: PassingFault) =>
  new HttpError(status, message, { 'Retry-After': String(retryAfter) })

/** Our own errors, and Express's, say what may be shown. */
function describe(error: unknown) {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status, message } = error
  if (typeof status !== 'number' || status < 400) return undefined
  const headers = 'headers' in error ? (error.headers as Record<string, string>) : {}
  const data = 'data' in error && isRecord(error.data) ? error.data : undefined
  return { status, message, headers, data, hasCause: error.cause !== undefined }
}
