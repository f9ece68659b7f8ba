import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

import { isInheritedKey } from './inheritedKey.ts'

/** What one GraphQL request may ask at most; each is above what the standard clients send. */
export const graphqlLimits = {
  /** Characters of the document. */
  characters: 100_000,
  tokens: 2000,
  /** Levels of fields, with fragments in their places. */
  depth: 16,
  /** Fields in all, with fragments in their places. */
  fields: 1000,
  /** Renamed fields, with fragments in their places. */
  aliases: 30,
  rootQueries: 20,
  rootMutations: 5,
  fragments: 50,
  directives: 50,
  /** Documents in its lists, each page taken to be full. */
  documents: 5000,
  /** Levels of objects and lists in the variables; nested rich text needs many. */
  variableDepth: 50,
  /** Values in the variables. */
  variableValues: 50_000,
  /** Conditions in lists of the variables; each is held against every field there is. */
  variableConditions: 200,
}

/** What a selection comes to with its fragments in their places. */
type Size = {
  fields: number
  aliases: number
  depth: number
  roots: number
  directives: number
  /** Lists of the parts of a type, one within another. */
  typeLists: number
  /** How often the whole schema is asked for. */
  schemas: number
  /** Whether a question about the schema goes round in it, or asks for the same many times. */
  circlesInSchema: boolean
}

const nothing: Size = {
  fields: 0,
  aliases: 0,
  depth: 0,
  roots: 0,
  directives: 0,
  typeLists: 0,
  schemas: 0,
  circlesInSchema: false,
}

const typeLists = new Set(['enumValues', 'fields', 'inputFields', 'interfaces', 'possibleTypes'])

/**
 * Finds the first limit that a document is over. Each fragment is measured once, so that the time
 * grows with the text alone, also where the fragments stand for millions of fields.
 * @returns what is wrong, for the client, or nothing
 */
export function findExcess(document: DocumentNode): string | undefined {
  const limits = graphqlLimits
  const fragments = new Map<string, FragmentDefinitionNode>()
  const operations: OperationDefinitionNode[] = []
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    } else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition)
  }
  if (document.definitions.length - operations.length > limits.fragments) {
    return over('fragments', limits.fragments)
  }
  const measure = createMeasure(fragments)
  for (const operation of operations) {
    const size = measure(operation.selectionSet)
    if (size === undefined) return 'The fragments of the query contain each other.'
    const directives = size.directives + (operation.directives?.length ?? 0)
    const roots =
      operation.operation === OperationTypeNode.MUTATION ? limits.rootMutations : limits.rootQueries
    if (size.depth > limits.depth) return over('levels', limits.depth)
    if (size.roots > roots) return over('fields at its root', roots)
    if (size.aliases > limits.aliases) return over('aliases', limits.aliases)
    if (directives > limits.directives) return over('directives', limits.directives)
    if (size.fields > limits.fields) return over('fields', limits.fields)
    // The standard query for a schema does neither; its answer is of some megabytes.
    if (size.circlesInSchema || size.schemas > 1) {
      return 'The schema can be asked for once, without aliases, and without the types of the fields of types.'
    }
  }
  return undefined
}

const over = (what: string, limit: number) => `The query has more than ${limit} ${what}.`

function createMeasure(fragments: Map<string, FragmentDefinitionNode>) {
  const measured = new Map<string, Size | 'measuring'>()

  const measureFragment = (name: string): Size | undefined => {
    const known = measured.get(name)
    if (known === 'measuring') return undefined
    if (known) return known
    const fragment = fragments.get(name)
    // That there is no such fragment is for the validation to say.
    if (!fragment) return nothing
    measured.set(name, 'measuring')
    const size = measure(fragment.selectionSet)
    if (size) measured.set(name, size)
    return size
  }

  /** @returns nothing where fragments contain each other */
  const measure = (selectionSet: SelectionSetNode): Size | undefined => {
    const total = { ...nothing }
    for (const selection of selectionSet.selections) {
      total.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? measure(selection.selectionSet) : nothing
        if (!inner) return undefined
        total.roots += 1
        total.fields += 1 + inner.fields
        total.aliases += (selection.alias ? 1 : 0) + inner.aliases
        total.directives += inner.directives
        total.depth = Math.max(total.depth, 1 + inner.depth)
        const { value: name } = selection.name
        const lists = inner.typeLists + (typeLists.has(name) ? 1 : 0)
        const isAboutSchema = name === '__schema' || name === '__type'
        total.typeLists = Math.max(total.typeLists, lists)
        total.schemas += inner.schemas + (name === '__schema' ? 1 : 0)
        total.circlesInSchema ||= isAboutSchema && (inner.typeLists > 1 || inner.aliases > 0)
      } else {
        const inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? measureFragment(selection.name.value)
            : measure(selection.selectionSet)
        if (!inner) return undefined
        total.roots += inner.roots
        total.fields += inner.fields
        total.aliases += inner.aliases
        total.directives += inner.directives
        total.depth = Math.max(total.depth, inner.depth)
        total.typeLists = Math.max(total.typeLists, inner.typeLists)
        total.schemas += inner.schemas
        total.circlesInSchema ||= inner.circlesInSchema
      }
    }
    return total
  }
  return measure
}

/**
 * Finds whether the variables of a request are too large, without going deeper than is allowed, or
 * hold a key such as `__proto__`.
 * @returns what is wrong, for the client, or nothing
 */
export function findVariableExcess(variables: unknown): string | undefined {
  const limits = graphqlLimits
  let values = 1
  let conditions = 0
  const waiting: { value: unknown; depth: number }[] = [{ value: variables, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    // Before they are looked at, for there may be very many.
    values += Array.isArray(value) ? value.length : Object.keys(value).length
    if (values > limits.variableValues) {
      return `The variables hold more than ${limits.variableValues} values.`
    }
    if (depth === limits.variableDepth) {
      return `The variables are nested more than ${limits.variableDepth} levels deep.`
    }
    if (Array.isArray(value)) {
      for (const inner of value) waiting.push({ value: inner, depth: depth + 1 })
      continue
    }
    for (const [key, inner] of Object.entries(value)) {
      if (isInheritedKey(key)) return `\`${key}\` is no variable.`
      if (isJunction(key) && Array.isArray(inner)) conditions += inner.length
      waiting.push({ value: inner, depth: depth + 1 })
    }
    if (conditions > limits.variableConditions) {
      return `The variables hold more than ${limits.variableConditions} conditions.`
    }
  }
  return undefined
}

const isJunction = (key: string) => key === 'AND' || key === 'OR'
