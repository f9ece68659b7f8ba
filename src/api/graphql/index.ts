import type {
  Request as ExpressRequest,
  RequestHandler,
  Response as ExpressResponse,
} from 'express'
import { headersWithCors, mergeHeaders, type Payload, type PayloadRequest } from 'payload'

import { hadWriteConflict } from '../../database/answerWriteConflict.ts'
import { withNotedFault } from '../../lib/notedFault.ts'
import type { Site } from '../../renditions/site.ts'
import { publicCollections } from '../../delivery/contentChanges.ts'
import { answerNotedFault } from '../answerNotedFault.ts'
import { type AnswerPublicly, isAnonymous } from '../publicAnswers.ts'
import { retryWriteConflicts } from '../retryWriteConflicts.ts'
import { sendWebResponse, toWebRequest } from '../webBridge.ts'
import { createGraphqlServer } from './createGraphqlServer.ts'
import { explorerPolicy } from './explorerPolicy.ts'
import { createQueryReader, type PublicQuery } from './createQueryReader.ts'

export type GraphqlOptions = {
  payload: Payload
  answerPublicly: AnswerPublicly
  serverUrl: string
  /** Where links in renditions of rich text lead. */
  site: Site
  /** Whether the schema may be read by queries for `__schema` and `__type`. */
  introspection: boolean
  /** Whether a browser that opens the address gets a page to try queries on. */
  explorer: boolean
}

/** What one GraphQL request leaves behind for its answer. */
export type GraphqlState = {
  /** Headers that resolvers set, `Set-Cookie` for one. */
  headers: Record<string, string>
  req: PayloadRequest | undefined
  hasErrors: boolean
  /** Whether it is one mutation alone, which can be tried again as a whole. */
  isOneMutation: boolean
}

const newState = (): GraphqlState => ({
  headers: {},
  req: undefined,
  hasErrors: false,
  isOneMutation: false,
})

/**
 * Payload's GraphQL API. The schema is made on the first request, so that starting the server does
 * not wait for it. Queries of what anybody may read are answered from the cache.
 */
export function graphql(options: GraphqlOptions): RequestHandler {
  const { payload, serverUrl, answerPublicly } = options
  const readPublicQuery = createQueryReader(publicCollections(payload))
  let server: ReturnType<typeof createGraphqlServer> | undefined

  const answer = async (req: ExpressRequest, res: ExpressResponse) => {
    const request = toWebRequest(req, res, serverUrl)
    const state = newState()
    const { handleRequest } = (server ??= createGraphqlServer(options))
    const { result: answered, fault } = await withNotedFault(async () =>
      handleRequest(request, { state }),
    )
    const headers = headersWithCors({
      headers: new Headers(answered.headers),
      req: { payload, headers: request.headers },
    })
    for (const [name, value] of Object.entries(state.headers)) headers.append(name, value)
    const made = new Response(answered.body, {
      status: answered.status,
      headers: state.req?.responseHeaders
        ? mergeHeaders(state.req.responseHeaders, headers)
        : headers,
    })
    const isDone = state.isOneMutation && !state.hasErrors
    const response = await answerNotedFault(fault, made, isDone)
    return { response, mayRetry: state.isOneMutation && hadWriteConflict(request) }
  }

  const produce = async ({ mediaType, query, variables }: PublicQuery) => {
    server ??= createGraphqlServer(options)
    const request = new Request(`${serverUrl}/api/graphql`, {
      method: 'POST',
      headers: { Accept: mediaType, 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const state = newState()
    const { body, headers, status } = await server.handleRequest(request, { state })
    const response = new Response(body, { headers, status })
    response.headers.set('Vary', 'Accept')
    if (state.hasErrors) response.headers.set('Cache-Control', 'no-store')
    return response
  }

  return async function graphql(req, res, next) {
    // Payload answers preflights, for every address alike.
    if (req.method === 'OPTIONS') return next()
    const asked = isAnonymous(req) && readPublicQuery(req)
    if (asked) return answerPublicly(req, res, asked.key, () => produce(asked))
    const response = await retryWriteConflicts(() => answer(req, res))
    if (response.headers.get('Content-Type')?.startsWith('text/html')) {
      res.setHeader('Content-Security-Policy', explorerPolicy)
    }
    await sendWebResponse(response, res)
  }
}
