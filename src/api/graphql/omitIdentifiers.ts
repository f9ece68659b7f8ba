import { getNamedType, isInputObjectType, type GraphQLSchema } from 'graphql'

/**
 * Takes `id` out of what a client may send to create a document. The server makes it, and Payload,
 * which only sees a required field, would demand one.
 */
export function omitIdentifiers(schema: GraphQLSchema): void {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const data = mutation.name.startsWith('create') && mutation.args.find(isData)
    const type = data && getNamedType(data.type)
    if (isInputObjectType(type)) delete type.getFields().id
  }
}

const isData = ({ name }: { name: string }) => name === 'data'
