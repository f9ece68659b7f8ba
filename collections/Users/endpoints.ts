import { APIError, type Endpoint, type PayloadHandler } from 'payload'

import { isBrowserRequest } from '../../src/lib/isBrowserRequest.ts'
import { usersSlug } from '../slugs.ts'

/** The first account comes from the operator's command alone, whatever state the database is in. */
const firstRegister: Endpoint = {
  method: 'post',
  path: '/first-register',
  handler: () => {
    throw new APIError(
      'Accounts cannot be registered here. The operator creates the first one on the server: npm run cms -- create-admin',
      403,
    )
  },
}

/** Payload's own endpoint, its answer without the token where `hides` says so. */
const withoutToken = (
  method: Endpoint['method'],
  path: string,
  hides: (headers: Headers) => boolean,
): Endpoint => ({
  method,
  path,
  handler: async (req) => {
    const response = await stockHandler(req, method, path)(req)
    if (req.context.signIn?.withoutSession) return withoutSession(response)
    if (!hides(req.headers)) return response
    const body = (await response.json()) as Record<string, unknown>
    delete body.token
    delete body.refreshedToken
    return new Response(JSON.stringify(body), response)
  },
})

/** The answer where a new password was set, and nobody is signed in: that takes a code as well. */
async function withoutSession(response: Response): Promise<Response> {
  const { message } = (await response.json()) as { message: string }
  response.headers.delete('Set-Cookie')
  return new Response(JSON.stringify({ message, user: null }), response)
}

function stockHandler(
  req: Parameters<PayloadHandler>[0],
  method: Endpoint['method'],
  path: string,
): PayloadHandler {
  const { endpoints } = req.payload.collections[usersSlug].config
  const stock = (endpoints || []).findLast(
    (endpoint) => endpoint.method === method && endpoint.path === path,
  )
  if (!stock) throw new Error(`Payload has no endpoint ${path} any more.`)
  return stock.handler
}

/**
 * Routes that stand before Payload's own. A browser has its token in the HttpOnly cookie alone,
 * where a script that should not be there cannot read it.
 */
export const endpoints: Endpoint[] = [
  firstRegister,
  withoutToken('post', '/login', isBrowserRequest),
  withoutToken('post', '/refresh-token', isBrowserRequest),
  withoutToken('post', '/reset-password', isBrowserRequest),
  withoutToken('get', '/me', () => true),
]
