import type { CollectionSlug, Endpoint, Payload } from 'payload'

import { askForRevision, revisionAskedFor } from '../../../collections/revisions/asked.ts'
import { readRevision } from '../../../collections/revisions/readRevision.ts'
import { inTurn } from '../../lib/inTurn.ts'

type CollectionEndpoint = Omit<Endpoint, 'root'>
type Handler = CollectionEndpoint['handler']

/**
 * Lets those who are signed in change a document only as long as it is what they have read: reads and
 * changes of one document say in `ETag` which version is the latest, and a change with another
 * `If-Match` is refused. See docs/decisions/0032-lost-updates.md.
 */
export function tagRevisions(payload: Payload): void {
  for (const { config } of Object.values(payload.collections)) {
    if (!config.endpoints) continue
    const answered = new Set<string>()
    config.endpoints = config.endpoints.map((endpoint) => {
      const route = routeOf(endpoint)
      // Another of the same route is part of the first one's work, which has its turn already.
      if (answered.has(route)) return endpoint
      answered.add(route)
      return tag(endpoint, config.slug)
    })
  }
}

const routeOf = ({ method, path }: CollectionEndpoint): string => `${method} ${path}`

function tag(endpoint: CollectionEndpoint, collection: CollectionSlug): CollectionEndpoint {
  const { handler } = endpoint
  const route = routeOf(endpoint)
  if (route === 'get /:id') return { ...endpoint, handler: tagRead(handler, collection) }
  if (route === 'post /' || route === 'patch /:id') {
    return { ...endpoint, handler: tagChange(handler, collection) }
  }
  return endpoint
}

const tagRead =
  (handler: Handler, collection: CollectionSlug): Handler =>
  async (req) => {
    const id = req.routeParams?.id
    if (!req.user || typeof id !== 'string') return handler(req)
    // Before the document: the other way round, a change between the two would be told of and not read.
    const revision = await readRevision(collection, id, req)
    return withTag(await handler(req), revision)
  }

const tagChange =
  (handler: Handler, collection: CollectionSlug): Handler =>
  async (req) => {
    if (!req.user) return handler(req)
    const id = req.routeParams?.id
    const ifMatch = req.headers.get('If-Match')
    askForRevision(req, { collection, ...(typeof id === 'string' && { id }), ifMatch })
    const change = async () => withTag(await handler(req), revisionAskedFor(req)?.revision)
    // MongoDB refuses the second of two changes that read the same; servers that are only compatible
    // with it do not all, and let both win.
    return ifMatch === null ? change() : inTurn(`change:${collection}:${String(id)}`, change)
  }

function withTag(response: Response, revision: string | undefined): Response {
  if (response.ok && revision !== undefined) {
    response.headers.set('ETag', revision)
    response.headers.set('Access-Control-Expose-Headers', 'ETag')
  }
  return response
}
