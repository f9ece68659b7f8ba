import { configToSchema } from '@payloadcms/graphql'
import type { SanitizedConfig } from 'payload'

import { guardArguments } from './guardArguments.ts'
import { hidePermissions } from './hidePermissions.ts'
import { hideTokens } from './hideTokens.ts'
import { omitCurrentPassword } from './omitCurrentPassword.ts'
import { omitIdentifiers } from './omitIdentifiers.ts'
import { omitRenditions } from './omitRenditions.ts'
import { resolveFilteredJoins } from './resolveFilteredJoins.ts'
import { selectAsked } from './selectAsked.ts'
import { takeCodes } from './takeCodes.ts'

/** The schema that Payload makes of its collections, under our rules, and Payload's own of validation. */
export function createSchema(config: SanitizedConfig) {
  const { schema, validationRules } = configToSchema(config)
  selectAsked(schema, config)
  resolveFilteredJoins(schema, config)
  guardArguments(schema)
  hidePermissions(schema, config)
  hideTokens(schema)
  takeCodes(schema)
  omitCurrentPassword(schema)
  omitIdentifiers(schema)
  omitRenditions(schema, config)
  return { schema, validationRules }
}
