import type { configToSchema } from '@payloadcms/graphql'
import { validate, type DocumentNode, type ExecutionArgs, type GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

type ValidationRules = ReturnType<typeof configToSchema>['validationRules']

/**
 * Payload's own validation rules, its limit on complexity above all. They look at the variables, so
 * their verdict on a document is remembered only where it declares none.
 */
export function limitComplexity(validationRules: ValidationRules): Plugin {
  const verdicts = new WeakMap<DocumentNode, readonly GraphQLError[]>()

  const judge = (args: ExecutionArgs) => {
    const known = verdicts.get(args.document)
    if (known) return known
    const errors = validate(args.schema, args.document, [...validationRules(args)])
    if (!declaresVariables(args.document)) verdicts.set(args.document, errors)
    return errors
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const errors = judge(args)
      if (errors.length === 0) return
      for (const error of errors) error.extensions.http = { spec: true, status: 400 }
      setResultAndStopExecution({ errors })
    },
  }
}

const declaresVariables = (document: DocumentNode) =>
  document.definitions.some(
    (definition) =>
      'variableDefinitions' in definition && (definition.variableDefinitions?.length ?? 0) > 0,
  )
