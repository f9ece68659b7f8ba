import type { PassingFault } from '../lib/passingFault.ts'

/**
 * What a request is answered with where it met a passing fault that Payload has swallowed, as it does
 * while it looks up who asks: 503 or 507 instead of a refusal, or of what a stranger would see.
 * @param isDone whether the answer says that something was changed, which then stands
 */
export async function answerNotedFault(
  fault: PassingFault | undefined,
  response: Response,
  isDone: boolean,
): Promise<Response> {
  // A masked failure is the fault's too: whatever came after it could not go on.
  if (!fault || isDone || response.status > 500) return response
  await response.body?.cancel()
  const { message, retryAfter, status } = fault
  const headers = new Headers(response.headers)
  headers.delete('Content-Length')
  headers.set('Retry-After', String(retryAfter))
  headers.set('Content-Type', 'application/json')
  return Response.json({ errors: [{ message }] }, { status, headers })
}
