import { parse, type ParseOptions, type Source } from 'graphql'
import type { Plugin } from 'graphql-yoga'

import { findExcess, findVariableExcess, graphqlLimits } from '../../lib/graphqlLimits.ts'
import { tooLarge } from './tooLarge.ts'

/**
 * Refuses what is too large before anything costly looks at it, Payload's own rule on complexity
 * among it: that one expands every fragment each time it meets it.
 */
export const limitDocuments = (): Plugin => ({
  onParams({ params }) {
    if ((params.query?.length ?? 0) > graphqlLimits.characters) {
      throw tooLarge(`The query has more than ${graphqlLimits.characters} characters.`)
    }
    const excess = findVariableExcess(params.variables)
    if (excess) throw tooLarge(excess)
  },
  onParse({ setParseFn }) {
    setParseFn((source: Source | string, options?: ParseOptions) => {
      const document = parse(source, { ...options, maxTokens: graphqlLimits.tokens })
      const excess = findExcess(document)
      if (excess) throw tooLarge(excess)
      return document
    })
  },
})
