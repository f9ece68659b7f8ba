import { ValidationError, type CollectionBeforeOperationHook } from 'payload'

import { minimumPasswordLength } from '../../src/lib/minimumPasswordLength.ts'
import { usersSlug } from '../slugs.ts'

/**
 * Refuses a short password wherever one is set: with a new account, a change or a reset. Payload's
 * own check asks for three characters.
 */
export const requireLongPassword: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return
  const { password } = args.data as { password?: unknown }
  if (password === undefined || password === null || password === '') return
  if (typeof password === 'string' && password.length >= minimumPasswordLength) return
  throw new ValidationError(
    {
      collection: usersSlug,
      errors: [
        {
          path: 'password',
          label: 'password',
          message: `The password needs at least ${minimumPasswordLength} characters.`,
        },
      ],
    },
    req.t,
  )
}
