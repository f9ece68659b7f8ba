import type { AfterErrorHook } from 'payload'

import { isMultipart } from '../../lib/isMultipart.ts'

/**
 * Answers 400 for a form that cannot be read, or whose document is no JSON object. Payload's handlers
 * take it for one, and fail; where JSON comes as such, it is looked at before it gets here.
 */
export const answerMalformedBody: AfterErrorHook = ({ collection, error, graphqlResult, req }) => {
  if (graphqlResult || ('status' in error && error.status !== 500)) return
  const data: unknown = req.data
  // An upload's own handler reads its form, and answers for it; a full disk is no fault of a form.
  const isRead = collection?.upload && (req.body === null || 'code' in error)
  const isForm = isMultipart(req.headers.get('Content-Type') ?? undefined) && !isRead
  const isUnread = data === undefined && (isForm || error instanceof SyntaxError)
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  if (!isUnread && (data === undefined || isObject)) return
  return { status: 400, response: { errors: [{ message: 'The body must be a JSON object.' }] } }
}
