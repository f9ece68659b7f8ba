import type { CollectionAfterLoginHook, CollectionBeforeChangeHook } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { changesOfSignIn } from './changesOfSignIn.ts'
import { tellOwner } from './tellOwner.ts'

/** Tells the owner of an account, at the address it still has, of a new e-mail, password or API key. */
export const tellOfNewSignIn: CollectionBeforeChangeHook<User> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc) return
  for (const part of changesOfSignIn(data, originalDoc)) {
    await tellOwner(req, originalDoc.id, notices[part])
  }
}

const notices = { apiKey: 'new-key', email: 'new-email', password: 'new-password' } as const

/** Tells the owner of an account that a password was set by a link. */
export const tellOfReset: CollectionAfterLoginHook<User> = async ({ context, req, user }) => {
  if (context.signIn?.by === 'resetPassword') await tellOwner(req, user.id, 'new-password')
}
