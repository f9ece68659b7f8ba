import type { AfterErrorHook } from 'payload'

import { isWriteConflict } from '../lib/isWriteConflict.ts'
import { passingFault } from '../lib/passingFault.ts'
import { writeConflictMessage as message } from './failOnWriteConflict.ts'
import { WriteLockTimeout } from './writeLock.ts'

const marker = 'writeConflict'

/**
 * Answers 503 where a write could not be done because of other writes: two transactions on one
 * document (MongoDB), or a queue that did not move (SQLite). It is the server's state, not a fault
 * of the request, so the client is told when to come back.
 */
export const answerWriteConflict: AfterErrorHook = ({ error, req, graphqlResult }) => {
  // A connection that breaks within a transaction is called a conflict too, and is none.
  const conflict = isWriteConflict(error) && !passingFault(error)
  if (!conflict && !(error instanceof WriteLockTimeout)) return
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', '1')
  if (!conflict) return
  req.context[marker] = true
  return graphqlResult
    ? { graphqlResult: { ...graphqlResult, message, extensions: { statusCode: 503 } } }
    : { status: 503, response: { errors: [{ message }] } }
}

/** Whether a request that Payload has handled ran into another write; it may be tried again. */
export const hadWriteConflict = (request: object): boolean =>
  'context' in request &&
  typeof request.context === 'object' &&
  request.context !== null &&
  marker in request.context
