import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { countAttempt, countLink, forgiveAttempts } from './loginLimits.ts'

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
    if (operation === 'forgotPassword') await countLink(req, email)
  }
  if (operation === 'resetPassword') {
    const { token } = args.data as { token?: unknown }
    await countAttempt(req, operation, token)
  }
}

/** A right password is no guess, whatever becomes of the code that is asked for after it. */
export const forgiveLoginAttempts: CollectionBeforeLoginHook<User> = async ({
  context,
  req,
  user,
}) => {
  if (context.signIn?.by === 'login') await forgiveAttempts(req, user.email)
}
