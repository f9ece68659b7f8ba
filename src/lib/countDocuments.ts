import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

import { defaultPageSize, maxPageSize } from './pageLimits.ts'

type Variables = Readonly<Record<string, unknown>>

/** How many others a document is taken to refer to by one of its fields. */
const assumedRelations = 5

/**
 * How many documents an operation may read in its lists, each page taken to be full: a list within a
 * list is read once for every document of the outer one. Payload's own measure adds where this
 * multiplies. The time grows with the text alone; the fragments must not contain each other.
 * @param variables as they were sent
 */
export function countDocuments(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    }
  }
  const valueOf = readValues(operation, variables)
  const counted = new Map<string, number>()

  /** @param isRelated whether it is about others than the documents of the list around it */
  const count = ({ selections }: SelectionSetNode, isRelated: boolean): number => {
    let total = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) total += countField(selection, isRelated)
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total += count(selection.selectionSet, isRelated)
      } else total += countFragment(selection.name.value, isRelated)
    }
    return total
  }
  const countField = (field: FieldNode, isRelated: boolean): number => {
    if (!field.selectionSet) return 0
    const lists = listsIn(field.selectionSet, fragments)
    if (lists.length > 0) {
      const inner = lists.reduce((sum, docs) => sum + count(docs, false), 0)
      return pageSize(field, valueOf) * (1 + inner)
    }
    return count(field.selectionSet, true) * (isRelated ? 1 : assumedRelations)
  }
  const countFragment = (name: string, isRelated: boolean): number => {
    const key = `${name} ${isRelated}`
    const known = counted.get(key)
    if (known !== undefined) return known
    const fragment = fragments.get(name)
    const found = fragment ? count(fragment.selectionSet, isRelated) : 0
    counted.set(key, found)
    return found
  }

  return count(operation.selectionSet, true)
}

/** What is selected of the documents of a page; nothing where it is no page. */
function listsIn(
  page: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
): SelectionSetNode[] {
  const left = new Map(fragments)
  const collect = ({ selections }: SelectionSetNode): SelectionSetNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        return selection.name.value === 'docs' && selection.selectionSet
          ? [selection.selectionSet]
          : []
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet)
      const fragment = left.get(selection.name.value)
      left.delete(selection.name.value)
      return fragment ? collect(fragment.selectionSet) : []
    })
  return collect(page)
}

type ReadValue = (node: ValueNode) => unknown

function readValues(operation: OperationDefinitionNode, variables: Variables): ReadValue {
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue,
    ]),
  )
  const read: ReadValue = (node) => {
    if (node.kind === Kind.INT) return Number(node.value)
    if (node.kind === Kind.BOOLEAN) return node.value
    if (node.kind !== Kind.VARIABLE) return undefined
    const name = node.name.value
    if (Object.hasOwn(variables, name)) return variables[name]
    const otherwise = defaults.get(name)
    return otherwise && read(otherwise)
  }
  return read
}

function pageSize(field: FieldNode, read: ReadValue): number {
  const valueOf = (name: string) => {
    const argument = field.arguments?.find((candidate) => candidate.name.value === name)
    return argument && read(argument.value)
  }
  if (valueOf('pagination') === false) return maxPageSize
  const limit = valueOf('limit') ?? defaultPageSize
  const isCount = typeof limit === 'number' && limit > 0 && limit < maxPageSize
  return isCount ? limit : maxPageSize
}
