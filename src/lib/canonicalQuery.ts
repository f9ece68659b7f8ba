import {
  Kind,
  OperationTypeNode,
  parse,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
} from 'graphql'

import { findExcess, graphqlLimits } from './graphqlLimits.ts'

export type CanonicalQuery = {
  /** The document without spaces and comments. */
  text: string
  /** The name of its one operation. */
  name: string | undefined
}

/** Arguments that ask for something else than what is public now. */
const special = new Set(['draft', 'trash'])

/**
 * The one text that stands for all those with the same public answer.
 * @param text a GraphQL document as it was sent
 * @param fields the fields at the root that read public documents
 * @returns nothing where it is not one sound, plain query of these fields alone
 */
export function canonicalQuery(
  text: string,
  fields: ReadonlySet<string>,
): CanonicalQuery | undefined {
  if (text.length > graphqlLimits.characters) return undefined
  const document = parsed(text)
  if (!document || findExcess(document) || asksForMore(document)) return undefined
  const [operation, another] = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  if (!operation || another || operation.operation !== OperationTypeNode.QUERY) return undefined
  const isPlain = operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && fields.has(selection.name.value),
  )
  return isPlain ? { text: stripIgnoredCharacters(text), name: operation.name?.value } : undefined
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: graphqlLimits.tokens, noLocation: true })
  } catch {
    return undefined
  }
}

function asksForMore(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Argument: ({ name }) => {
      found ||= special.has(name.value)
    },
  })
  return found
}
