import type { CollectionAfterLoginHook, CollectionBeforeOperationHook } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { countAttempt, forgiveAttempts } from './loginLimits.ts'

/** Slows guessing down, on every route that signs in, or sends or takes a link to do so. */
export const limitLoginAttempts: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess) return
  if (operation === 'login' || operation === 'forgotPassword') {
    const { email } = args.data as { email?: unknown }
    await countAttempt(req, operation, email)
  }
  if (operation === 'resetPassword') {
    const { token } = args.data as { token?: unknown }
    await countAttempt(req, operation, token)
  }
}

export const forgiveLoginAttempts: CollectionAfterLoginHook<User> = ({ req, user }) =>
  forgiveAttempts(req, user.email)
