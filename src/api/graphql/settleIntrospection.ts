import { NoSchemaIntrospectionCustomRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Refuses queries about the schema itself unless they are allowed. */
export const settleIntrospection = (allowed: boolean): Plugin =>
  allowed
    ? {}
    : {
        onValidate({ addValidationRule }) {
          addValidationRule(NoSchemaIntrospectionCustomRule)
        },
      }
