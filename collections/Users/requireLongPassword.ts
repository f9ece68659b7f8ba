import type { CollectionBeforeOperationHook } from 'payload'

import { minimumPasswordLength } from '../../src/lib/minimumPasswordLength.ts'
import { validationError } from '../hooks/validationError.ts'

/**
 * Refuses a short password wherever one is set: with a new account, a change or a reset. Payload's
 * own check asks for three characters.
 */
export const requireLongPassword: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return
  const { password } = args.data as { password?: unknown }
  if (password === undefined || password === null || password === '') return
  if (typeof password === 'string' && password.length >= minimumPasswordLength) return
  const rule = `at least ${minimumPasswordLength} characters`
  throw validationError(
    collection,
    [
      {
        path: 'password',
        // All that the panel says about a refused form.
        label: `Password (${rule})`,
        message: `The password needs ${rule}.`,
      },
    ],
    req,
  )
}
