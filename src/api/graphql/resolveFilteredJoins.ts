import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import {
  formatNames,
  isolateObjectProperty,
  type JoinQuery,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'

import type { Config } from '../../lib/payload-types.ts'
import { joinOf } from './joinOf.ts'

type Joining = keyof Config['collectionsJoins']
type Context = { req: PayloadRequest }
type Parent = { id: string }
type Resolver = GraphQLFieldResolver<Parent, Context, Exclude<JoinQuery[string], false | undefined>>

/**
 * Answers joins that have a condition of their own as the REST API does. Payload's resolver leaves
 * the condition out, and asks as the client would, who may not filter by the field that joins.
 */
export function resolveFilteredJoins(
  schema: GraphQLSchema,
  { collections }: SanitizedConfig,
): void {
  for (const { slug } of collections) {
    const type = schema.getType(formatNames(slug).singular)
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const join = joinOf(field)
      if (join?.where) {
        Object.assign(field, { resolve: readJoin(slug as Joining, join.name) })
      }
    }
  }
}

const readJoin =
  (collection: Joining, name: string): Resolver =>
  async ({ id }, args, { req }) => {
    // For a request of GraphQL itself, Payload reads no joins.
    const asked = isolateObjectProperty(req, 'payloadAPI')
    asked.payloadAPI = 'local'
    const document: object = await req.payload.findByID({
      collection,
      id,
      depth: 1,
      joins: { [name]: args },
      overrideAccess: false,
      req: asked,
      select: { [name]: true },
      // The document itself has been read under the rules of its own question.
      draft: req.query?.draft === 'true',
      trash: true,
    })
    return (document as Partial<Record<string, unknown>>)[name]
  }
