import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Payload } from 'payload'

import { formatErrors } from './formatErrors.ts'
import type { GraphqlState } from './index.ts'

/**
 * Words the errors of an answer as Payload does, and notes that there are some and what could be
 * tried again.
 */
export const wordErrors = (payload: Payload): Plugin<object, { state: GraphqlState }> => ({
  onExecute({ args }: { args: ExecutionArgs }) {
    const { state } = args.contextValue as { state: GraphqlState }
    state.isOneMutation = isOneMutation(args.document, args.operationName)
  },
  async onResultProcess(answer) {
    const { result, serverContext } = answer
    if (!('errors' in result) || !result.errors) return
    serverContext.state.hasErrors = true
    const { data, extensions } = result as ExecutionResult
    const errors = await formatErrors(result.errors, { payload, req: serverContext.state.req })
    const busy = errors.some((error) => error.extensions.statusCode === 503)
    const nothingDone = Object.values(data ?? {}).every((value) => value === null)
    answer.setResult({
      errors,
      ...(data === undefined ? {} : { data }),
      extensions: { ...extensions, ...(busy && nothingDone ? { http: { status: 503 } } : {}) },
    })
  },
})

function isOneMutation(document: DocumentNode, name: string | null | undefined): boolean {
  const operation = getOperationAST(document, name)
  const [first, second] = operation?.selectionSet.selections ?? []
  return (
    operation?.operation === OperationTypeNode.MUTATION && first?.kind === Kind.FIELD && !second
  )
}
