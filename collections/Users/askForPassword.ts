import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { validationError } from '../hooks/validationError.ts'
import { storedAccount } from '../SecondFactors/storedAccount.ts'
import { changesOfSignIn, type SignInPart } from './changesOfSignIn.ts'
import { isOwnPassword } from './isOwnPassword.ts'

/**
 * Asks whoever changes how they sign in themselves for the password they have: whoever finds their
 * browser open could take the account over for good. Here, where each document of a change in bulk
 * passes too.
 */
export const askForPassword: CollectionBeforeChangeHook<User> = async ({
  collection,
  data: { currentPassword, ...data },
  operation,
  originalDoc,
  req,
}) => {
  const { user } = req
  if (operation !== 'update' || !originalDoc || user?.id !== originalDoc.id) return data
  const parts = changesOfSignIn(data, originalDoc)
  if (parts.length === 0) return data
  const refuse = (message: string) =>
    // The label is all that the panel says about a refused form.
    validationError(collection, [{ path: 'currentPassword', label: message, message }], req)
  if (typeof currentPassword !== 'string' || !currentPassword) {
    throw refuse(`Enter your present password to change your ${inWords(parts)}.`)
  }
  const account = await storedAccount(req, user.id)
  if (!account || !(await isOwnPassword(req, account, currentPassword))) {
    throw refuse('That is not your present password.')
  }
  return data
}

const inWords = (parts: SignInPart[]): string =>
  parts.includes('apiKey') ? 'API key' : 'e-mail or password'
