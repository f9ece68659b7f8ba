import type { Payload } from 'payload'

import { requireReadable } from '../requireReadable.ts'

/** Says what may be done with a document to those who may read it alone. */
export function hidePermissions(payload: Payload): void {
  for (const { config } of Object.values(payload.collections)) {
    if (!config.endpoints) continue
    config.endpoints = config.endpoints.map((endpoint) =>
      endpoint.method === 'post' && endpoint.path.startsWith('/access/')
        ? {
            ...endpoint,
            handler: async (req) => {
              const id = req.routeParams?.id
              if (typeof id === 'string') {
                await requireReadable(req, config.slug, id)
              }
              return endpoint.handler(req)
            },
          }
        : endpoint,
    )
  }
}
