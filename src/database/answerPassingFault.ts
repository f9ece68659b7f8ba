import type { AfterErrorHook } from 'payload'

import { passingFault } from '../lib/passingFault.ts'

/**
 * Answers 503 where the database cannot be used, and 507 where there is no room, with `Retry-After`:
 * both pass without anything being wrong with the request.
 */
export const answerPassingFault: AfterErrorHook = ({ error, graphqlResult, req }) => {
  const fault = passingFault(error)
  if (!fault) return
  const { message, retryAfter, status, toDo } = fault
  req.payload.logger.error(toDo)
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(retryAfter))
  return graphqlResult
    ? { graphqlResult: { ...graphqlResult, message, extensions: { statusCode: status } } }
    : { status, response: { errors: [{ message }] } }
}
