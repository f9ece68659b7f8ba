import { isObjectType, type GraphQLSchema } from 'graphql'
import type { PayloadRequest } from 'payload'

import { isBrowserRequest } from '../../lib/isBrowserRequest.ts'

const tokenFields = ['token', 'refreshedToken']

/**
 * Leaves the token of a session out where a browser asks, which has it in its HttpOnly cookie, and
 * always out of `me`, as the REST API does.
 */
export function hideTokens(schema: GraphQLSchema): void {
  const types = [schema.getQueryType(), schema.getMutationType()]
  for (const root of types.flatMap((type) => Object.values(type?.getFields() ?? {}))) {
    if (!isObjectType(root.type) || !/^(me|login|refreshToken|resetPassword)/.test(root.name)) {
      continue
    }
    for (const name of tokenFields) {
      const field = root.type.getFields()[name]
      if (!field) continue
      field.resolve = (source: Record<string, unknown>, _args, context: { req: PayloadRequest }) =>
        root.name.startsWith('me') || isBrowserRequest(context.req.headers) ? null : source[name]
    }
  }
}
