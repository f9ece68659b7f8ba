import { type GraphQLSchema, isInputObjectType } from 'graphql'
import type { SanitizedConfig } from 'payload'

import { renditionsOf } from '../../renditions/renditionFields.ts'

/** Takes the renditions of rich text out of what a client may send: none can be set, or asked by. */
export function omitRenditions(schema: GraphQLSchema, { collections }: SanitizedConfig): void {
  const names = collections.flatMap(renditionsOf).map(({ name }) => name)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue
    const fields = type.getFields()
    for (const name of names) {
      delete fields[name]
      delete fields[`version__${name}`]
    }
  }
}
