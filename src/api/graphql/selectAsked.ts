import {
  type FieldNode,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { formatNames, type PayloadRequest, type SanitizedConfig } from 'payload'

import { renditionsOf } from '../../renditions/renditionFields.ts'
import { joinOf } from './joinOf.ts'

type Context = { req: PayloadRequest }
type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>

/**
 * Lets a query of the public read from the database no more fields of its documents than it names.
 *
 * Payload does so only with `select: true`, and then loses what is asked for twice, by an alias or
 * by a second fragment. Here whole fields of the documents are selected, whatever is named within
 * them, and documents that they refer to are read whole. So are files, whose addresses Payload makes
 * of several fields, and all that staff read: what they may see of a document can depend on its other
 * fields.
 */
export function selectAsked(schema: GraphQLSchema, { collections }: SanitizedConfig): void {
  const sources = new Map(
    collections.flatMap(renditionsOf).map(({ name, source }) => [name, source]),
  )
  const files = collections
    .filter(({ upload }) => upload)
    .map(({ slug }) => formatNames(slug).singular)
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const answer = getNamedType(field.type)
    const resolve = field.resolve as Resolver | undefined
    if (!resolve || !isObjectType(answer) || !field.args.some(({ name }) => name === 'select')) {
      continue
    }
    const list = answer.getFields().docs
    const document = list ? getNamedType(list.type) : answer
    if (!isObjectType(document) || files.includes(document.name)) continue

    const selecting: Resolver = (parent, args, context, info) => {
      if (context.req.user || args.select) return resolve(parent, args, context, info)
      const answers = info.fieldNodes.flatMap(({ selectionSet }) => fieldsIn(selectionSet, info))
      const asked = list
        ? answers
            .filter(({ name }) => name.value === 'docs')
            .flatMap(({ selectionSet }) => fieldsIn(selectionSet, info))
        : answers
      const names = asked.map(({ name }) => sources.get(name.value) ?? name.value)
      const selected = fieldNodes(['id', ...names.filter((name) => isStored(document, name))])
      const node = fieldNode(info.fieldName, list ? [fieldNode('docs', selected)] : selected)
      // Payload keeps what it selects on the context, for the documents that these refer to.
      const own = { ...context }
      return resolve(parent, { ...args, select: true }, own, { ...info, fieldNodes: [node] })
    }
    field.resolve = selecting
  }
}

/** Joins are read by resolvers of their own. */
const isStored = (type: GraphQLObjectType, name: string): boolean =>
  joinOf(type.getFields()[name]) === undefined

/** The fields in a selection, those of its fragments among them. */
function fieldsIn(
  selectionSet: SelectionSetNode | undefined,
  info: GraphQLResolveInfo,
): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection
    return fieldsIn(fragment?.selectionSet, info)
  })
}

const fieldNodes = (names: string[]): FieldNode[] => names.map((name) => fieldNode(name))

const fieldNode = (name: string, selections?: FieldNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(selections && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
})
