import {
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import { validOperatorSet } from 'payload/shared'

import { checkWhere } from '../../lib/checkWhere.ts'
import { InvalidQuery } from '../../lib/invalidQuery.ts'
import { clampLimit, defaultPageSize, readCount } from '../../lib/pageLimits.ts'
import { inTurn } from './inTurn.ts'

type Arguments = Record<string, unknown>
type Resolver = GraphQLFieldResolver<unknown, object, Arguments>

/**
 * Holds every field that answers pages, joins among them, to the limits of the REST API, and reads
 * those of one request one after another.
 */
export function guardArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const names = field.args.map(({ name }) => name)
      if (!names.includes('limit') && !names.includes('where')) continue
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, names.includes('limit'))
    }
  }
}

function guarded(resolve: Resolver, takesLimit: boolean): Resolver {
  return (source, args, context, info) => {
    try {
      const checked = { ...args }
      if (takesLimit) {
        // Stock, a join without a limit answers everything.
        checked.limit =
          clampLimit('limit', args.limit, args.pagination === false) ?? defaultPageSize
        readCount('page', args.page)
      }
      if (args.where) {
        checkWhere(args.where, { operators: validOperatorSet, everyPartCounts: false })
      }
      return inTurn(context, () => resolve(source, checked, context, info))
    } catch (error) {
      if (!(error instanceof InvalidQuery)) throw error
      throw new GraphQLError(error.message, { extensions: { statusCode: 400 } })
    }
  }
}
