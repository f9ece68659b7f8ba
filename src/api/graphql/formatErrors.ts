import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { logError, type Payload, type PayloadRequest } from 'payload'

/**
 * Words errors as Payload's own GraphQL route does: known ones keep their message, status and data,
 * the others are logged and masked, and the `afterError` hooks have the last say.
 */
export function formatErrors(
  errors: readonly GraphQLError[],
  options: { payload: Payload; req: PayloadRequest | undefined },
): Promise<GraphQLError[]> {
  return Promise.all(errors.map((error) => formatError(error, options)))
}

async function formatError(
  error: GraphQLError,
  { payload, req }: { payload: Payload; req: PayloadRequest | undefined },
): Promise<GraphQLError> {
  const cause = originOf(error)
  // The document itself is at fault, or one of our own limits spoke.
  if (!cause) return error
  logError({ err: cause, payload })
  const isKnown = isPublic(cause)
  let formatted: GraphQLFormattedError = {
    message: isKnown ? cause.message : 'Something went wrong.',
    extensions: {
      name: isKnown ? cause.name : undefined,
      data: isKnown && 'data' in cause ? (cause.data ?? undefined) : undefined,
      statusCode: 'status' in cause ? cause.status : 500,
    },
  }
  if (req) {
    for (const hook of payload.config.hooks.afterError ?? []) {
      const { context } = req
      const changed = await hook({ context, error: cause, graphqlResult: formatted, req })
      formatted = changed?.graphqlResult ?? formatted
    }
  }
  return new GraphQLError(formatted.message, {
    nodes: error.nodes,
    path: error.path,
    extensions: formatted.extensions,
  })
}

function originOf(error: GraphQLError): Error | undefined {
  const { originalError } = error
  return originalError instanceof GraphQLError ? originOf(originalError) : originalError
}

/** As Payload's REST API decides what may be shown. */
function isPublic(error: Error): boolean {
  if ('isPublic' in error && typeof error.isPublic === 'boolean') return error.isPublic
  return 'status' in error && typeof error.status === 'number' && error.status !== 500
}
