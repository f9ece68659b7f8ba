import { createYoga } from 'graphql-yoga'
import { createPayloadRequest } from 'payload'

import { createSchema } from './createSchema.ts'
import type { GraphqlOptions, GraphqlState } from './index.ts'
import { limitComplexity } from './limitComplexity.ts'
import { resolveRenditions } from './resolveRenditions.ts'
import { settleIntrospection } from './settleIntrospection.ts'
import { limitDocuments } from './limitDocuments.ts'
import { limitLists } from './limitLists.ts'
import { wordErrors } from './wordErrors.ts'

/** The GraphQL server on the schema that Payload makes of its collections. */
export function createGraphqlServer(options: GraphqlOptions) {
  const { payload, explorer, introspection, site } = options
  const { schema, validationRules } = createSchema(payload.config)
  resolveRenditions(schema, { payload, site })
  return createYoga<{ state: GraphqlState }>({
    schema,
    graphqlEndpoint: '/api/graphql',
    graphiql: explorer,
    landingPage: false,
    batching: false,
    multipart: false,
    // Payload answers CORS, from its own list of origins.
    cors: false,
    logging: false,
    maskedErrors: false,
    fetchAPI: { Request, Response, Headers, URL, URLSearchParams, fetch, ReadableStream },
    plugins: [
      limitDocuments(),
      settleIntrospection(introspection),
      limitComplexity(validationRules),
      limitLists(),
      wordErrors(payload),
    ],
    context: async ({ request, state }) => {
      const req = await createPayloadRequest({
        canSetHeaders: true,
        config: payload.config,
        request,
      })
      state.req = req
      return { req, headers: state.headers }
    },
  })
}
