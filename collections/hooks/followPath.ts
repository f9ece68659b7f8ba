import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

type Route = {
  /** The field at its end, if there is one. */
  field: FlattenedField | undefined
  /** The fields on its way, with the last one. */
  passed: FlattenedField[]
  /** Whether it goes on inside a rich text, which is kept as it is. */
  entersText: boolean
  /** The collections whose fields the path passes. */
  relations: string[]
  /** Whether it leaves the document it starts at. */
  leaves: boolean
  /** Whether it passes, or ends at, a list that other documents make by referring to this one. */
  joins: boolean
  /** The collection that a join at its end holds. */
  joined: SanitizedCollectionConfig | undefined
  /** The names up to a relation within a list of rows, and those that follow it. */
  fromRow: { relation: string; rest: string; target: SanitizedCollectionConfig } | undefined
}

/** Walks the path of a query from field to field, over relations too. */
export function followPath(
  payload: Payload,
  start: SanitizedCollectionConfig,
  path: string,
): Route {
  const names = path.replaceAll('__', '.').split('.')
  const route: Route = {
    field: undefined,
    passed: [],
    entersText: false,
    relations: [],
    leaves: false,
    joins: false,
    joined: undefined,
    fromRow: undefined,
  }
  let fields: FlattenedField[] = start.flattenedFields
  let target: SanitizedCollectionConfig | undefined
  let inRows = false
  let isJoined = false
  for (const [index, name] of names.entries()) {
    if (index === 0 && name === 'version') continue
    if (target) {
      if (!route.leaves && inRows) {
        const relation = names.slice(0, index).join('.')
        route.fromRow = { relation, rest: names.slice(index).join('.'), target }
      }
      route.leaves = true
      // The id of a related document is what the document itself holds, unless it is joined.
      if (name !== 'id' || isJoined) route.relations.push(target.slug)
      fields = target.flattenedFields
    }
    route.entersText ||= route.field?.type === 'richText' || route.field?.type === 'json'
    const field = fields.find((candidate) => candidate.name === name)
    route.field = field ?? partOf(route.field, name)
    if (field) route.passed.push(field)
    const slug = field && targetOf(field)
    target = slug ? payload.collections[slug].config : undefined
    isJoined = field?.type === 'join'
    route.joins ||= isJoined
    route.leaves ||= isJoined
    inRows ||= field?.type === 'array' || field?.type === 'blocks'
    fields = field && 'flattenedFields' in field ? field.flattenedFields : []
  }
  if (isJoined && target) route.relations.push(target.slug)
  return { ...route, joined: target }
}

/** A relation to several collections is kept in two parts, which can be asked about. */
const partOf = (field: FlattenedField | undefined, name: string): FlattenedField | undefined =>
  field &&
  'relationTo' in field &&
  Array.isArray(field.relationTo) &&
  ['relationTo', 'value'].includes(name)
    ? field
    : undefined

const targetOf = (field: FlattenedField) => {
  const target =
    field.type === 'join'
      ? field.collection
      : field.type === 'relationship' || field.type === 'upload'
        ? field.relationTo
        : undefined
  return typeof target === 'string' ? target : undefined
}
