import type { AfterErrorHook } from 'payload'

/**
 * Answers 400 for a form whose document is no JSON object. Payload's handlers take it for one, and
 * fail; where JSON comes as such, it is looked at before it gets here.
 */
export const answerMalformedBody: AfterErrorHook = ({ error, req, graphqlResult }) => {
  if (graphqlResult || 'status' in error) return
  const data: unknown = req.data
  const isUnread = data === undefined && error instanceof SyntaxError
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  if (!isUnread && (data === undefined || isObject)) return
  return { status: 400, response: { errors: [{ message: 'The body must be a JSON object.' }] } }
}
