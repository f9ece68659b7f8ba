import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { formatNames } from 'payload'

/** The schema that a server tells everybody. */
export async function readSchema(url: string): Promise<GraphQLSchema> {
  const response = await fetch(`${url}/api/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  })
  const { data } = (await response.json()) as { data: never }
  return buildClientSchema(data)
}

const states = new Set(['draft', 'trash'])

/** The list of a collection in GraphQL, and what it can be filtered by. */
export function listOf(schema: GraphQLSchema, slug: string) {
  const { plural, singular } = formatNames(slug)
  const list = plural === singular ? `all${singular}` : plural
  const { args = [] } = schema.getQueryType()?.getFields()[list] ?? {}
  const where = args.find(({ name }) => name === 'where')?.type
  const type = schema.getType(singular)
  if (!isInputObjectType(where) || !isObjectType(type)) {
    throw new Error(`There is no list of ${slug} in GraphQL.`)
  }
  const all = args.flatMap(({ name }) => (states.has(name) ? [`${name}: true`] : []))
  return {
    list,
    /** The beginning of a question for drafts and the trash, where the collection has them. */
    asDrafts: `${list}(${all.join()} `,
    one: singular,
    hasVersions: `versions${list}` in (schema.getQueryType()?.getFields() ?? {}),
    type,
    where,
  }
}

/** Every operator of those fields that the filter of a list knows, each with some value. */
export const conditionsOf = (
  where: GraphQLInputObjectType,
  isAsked: (path: string) => boolean,
  word = 'wallaby',
): { path: string; text: string }[] =>
  Object.values(where.getFields()).flatMap(({ name, type }) => {
    if (!isInputObjectType(type) || !isAsked(name.replaceAll('__', '.'))) return []
    return Object.values(type.getFields()).map((operator) => ({
      path: name,
      text: `{ ${name}: { ${operator.name}: ${literalOf(operator.type, word)} } }`,
    }))
  })

function literalOf(type: GraphQLInputType, word: string): string {
  if (isNonNullType(type)) return literalOf(type.ofType, word)
  if (isListType(type)) return `[${literalOf(type.ofType, word)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  return literals[getNamedType(type).name] ?? `"${word}"`
}

const literals: Record<string, string> = {
  Boolean: 'true',
  DateTime: '"2026-01-01T00:00:00.000Z"',
  EmailAddress: '"wallaby@example.org"',
  Float: '100',
  Int: '100',
}

/** All fields of a type, so many relations deep. */
export function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type)) {
    const parts = type.getTypes().map((one) => `... on ${one.name} ${selectionOf(one, depth)}`)
    return `{ __typename ${depth > 0 ? parts.join(' ') : ''} }`
  }
  if (!isObjectType(type)) return ''
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (field.args.some((arg) => isNonNullType(arg.type))) return []
    if (!isObjectType(inner) && !isUnionType(inner)) return [field.name]
    return depth > 0
      ? [`${field.name} ${selectionOf(inner, isPartOf(inner, type) ? depth : depth - 1)}`]
      : []
  })
  return `{ __typename ${parts.join(' ')} }`
}

/** Rows and groups are of the document itself. */
const isPartOf = (inner: GraphQLNamedType, type: GraphQLObjectType) =>
  inner.name.startsWith(`${type.name}_`)
