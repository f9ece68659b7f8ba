import type {
  AfterErrorHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionBeforeOperationHook,
} from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { usersSlug } from '../slugs.ts'
import { aboutAccount, networkOf } from './aboutAccount.ts'
import { noteActivity } from './noteActivity.ts'

declare module 'payload' {
  interface RequestContext {
    /** The e-mails that this request has tried to sign in with, and has not signed in with yet. */
    signInsUnderWay?: string[]
  }
}

/** Keeps who tries to sign in. What the limits have refused before is not noted, or it could fill the log. */
export const keepSignInsUnderWay: CollectionBeforeOperationHook = ({
  args,
  context,
  operation,
}) => {
  if (operation !== 'login') return
  const { email, password } = args.data as { email?: unknown; password?: unknown }
  if (typeof email !== 'string' || typeof password !== 'string' || !password.trim()) return
  context.signInsUnderWay ??= []
  context.signInsUnderWay.push(email.toLowerCase().trim())
}

/** Notes that somebody has signed in or set a new password, in the transaction that does it. */
export const noteSignIn: CollectionAfterLoginHook<User> = async ({ context, req, user }) => {
  context.signInsUnderWay?.pop()
  const about = aboutAccount(user)
  const { by, usedRecoveryCode, withoutSession } = { ...context.signIn }
  if (by === 'resetPassword') await noteActivity(req, 'password-changed', about)
  if (withoutSession) return
  if (usedRecoveryCode) await noteActivity(req, 'recovery-code-used', about)
  await noteActivity(req, 'signed-in', { ...about, ...networkOf(req) })
}

export const noteSignOut: CollectionAfterLogoutHook = async ({ req }) => {
  if (req.user) await noteActivity(req, 'signed-out', aboutAccount(req.user))
}

/**
 * Notes the attempts to sign in that have failed: with the account where there is one, else with the
 * network alone, since what was typed may be anything, a password too.
 */
export const noteFailedSignIns: AfterErrorHook = async ({ context, req }) => {
  // Payload calls this for requests that have no context yet, too.
  const { signInsUnderWay: emails = [] } = { ...context }
  if (emails.length === 0) return
  delete context.signInsUnderWay
  try {
    for (const email of emails) {
      const account = await req.payload.db.findOne<User>({
        collection: usersSlug,
        where: { email: { equals: email } },
      })
      await noteActivity({ ...req, user: null }, 'sign-in-failed', {
        ...(account ? aboutAccount(account) : { documentCollection: usersSlug }),
        ...networkOf(req),
      })
    }
  } catch (error) {
    // The request has failed already, and is answered as it would be.
    req.payload.logger.error({ err: error, msg: 'A failed sign-in could not be noted' })
  }
}
