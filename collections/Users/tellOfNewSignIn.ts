import type { CollectionAfterLoginHook, CollectionBeforeChangeHook } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { tellOwner } from './tellOwner.ts'

/** Tells the owner of an account, at the address it still has, of a new e-mail or password. */
export const tellOfNewSignIn: CollectionBeforeChangeHook<User> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc) return
  const { id } = originalDoc
  if (data.email && data.email !== originalDoc.email) await tellOwner(req, id, 'new-email')
  if (data.password) await tellOwner(req, id, 'new-password')
}

/** Tells the owner of an account that a password was set by a link. */
export const tellOfReset: CollectionAfterLoginHook<User> = async ({ context, req, user }) => {
  if (context.signIn?.by === 'resetPassword') await tellOwner(req, user.id, 'new-password')
}
