import type { GraphQLSchema } from 'graphql'
import {
  formatNames,
  isolateObjectProperty,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'

import { requireReadable } from '../requireReadable.ts'

/** Says what may be done with a document to those who may read it alone. */
export function hidePermissions(schema: GraphQLSchema, config: SanitizedConfig): void {
  const fields = schema.getQueryType()?.getFields() ?? {}
  for (const { slug } of config.collections) {
    const field = fields[`docAccess${formatNames(slug).singular}`]
    const resolve = field?.resolve
    if (!field || !resolve) continue
    field.resolve = async (
      source,
      args: { id: string },
      context: { req: PayloadRequest },
      info,
    ) => {
      const req = isolateObjectProperty(context.req, 'transactionID')
      await requireReadable(req, slug, args.id)
      return resolve(source, args, context, info)
    }
  }
}
