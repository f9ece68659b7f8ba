import { getOperationAST, type ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'

import { countDocuments } from '../../lib/countDocuments.ts'
import { graphqlLimits } from '../../lib/graphqlLimits.ts'
import { tooLarge } from './tooLarge.ts'

/** Refuses lists of lists that could read more documents than the memory holds. */
export const limitLists = (): Plugin => ({
  onExecute({ args, setResultAndStopExecution }) {
    const { document, operationName, variableValues } = args as ExecutionArgs
    const operation = getOperationAST(document, operationName)
    if (!operation) return
    const documents = countDocuments(document, operation, variableValues ?? {})
    if (documents <= graphqlLimits.documents) return
    const message = `The lists of the query could hold more than ${graphqlLimits.documents} documents. Please ask for smaller pages.`
    setResultAndStopExecution({ errors: [tooLarge(message)] })
  },
})
