import { GraphQLError, parse, type ParseOptions, type Source } from 'graphql'
import type { Plugin } from 'graphql-yoga'

import { findExcess, findVariableExcess, graphqlLimits } from '../../lib/graphqlLimits.ts'

/**
 * Refuses what is too large before anything costly looks at it, Payload's own rule on complexity
 * among it: that one expands every fragment each time it meets it.
 */
export const limitDocuments = (): Plugin => ({
  onParams({ params }) {
    if ((params.query?.length ?? 0) > graphqlLimits.characters) {
      throw refusal(`The query has more than ${graphqlLimits.characters} characters.`)
    }
    const excess = findVariableExcess(params.variables)
    if (excess) throw refusal(excess)
  },
  onParse({ setParseFn }) {
    setParseFn((source: Source | string, options?: ParseOptions) => {
      const document = parse(source, { ...options, maxTokens: graphqlLimits.tokens })
      const excess = findExcess(document)
      if (excess) throw refusal(excess)
      return document
    })
  },
})

const refusal = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'TOO_LARGE', http: { status: 400 } } })
