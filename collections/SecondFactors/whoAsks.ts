import { APIError, Forbidden, type PayloadRequest } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { isSetUpToken, ownerOfSetUpToken } from '../../src/lib/setUpToken.ts'
import { fieldsRefused } from '../fieldsRefused.ts'
import { findFactor, isSetUp } from './findFactor.ts'
import { isOwnPassword } from '../Users/isOwnPassword.ts'
import { storedAccount } from './storedAccount.ts'

/** Whoever changes a second factor: the account, and the session it goes on with. */
export type Asker = { account: User; session: string | undefined }

/**
 * Who is signed in with a password. An API key is for programs, which have no second factor.
 * @throws Forbidden for everybody else
 */
export async function whoIsSignedIn(req: PayloadRequest): Promise<Asker> {
  const { user } = req
  const session = user && '_sid' in user && typeof user._sid === 'string' ? user._sid : undefined
  const account = user && session ? await storedAccount(req, user.id) : null
  if (!account) throw new Forbidden(req.t)
  return { account, session }
}

/** @throws APIError 400 naming the password where it is not theirs, TooManyAttempts (429) */
export async function checkPassword(
  req: PayloadRequest,
  account: User,
  password: string | undefined,
): Promise<void> {
  if (password === undefined) {
    throw fieldsRefused([{ path: 'password', message: 'Please enter your password.' }])
  }
  if (!(await isOwnPassword(req, account, password))) {
    throw fieldsRefused([{ path: 'password', message: 'That is not your password.' }])
  }
}

/**
 * Whoever a token of signing in was made for, as long as they have no second factor.
 * @throws APIError 401 where the token is good no more, or never was; Forbidden for somebody else
 */
export async function whoMaySetUp(req: PayloadRequest, token: string): Promise<Asker> {
  const id = ownerOfSetUpToken(token)
  if (req.user && req.user.id !== id) throw new Forbidden(req.t)
  const { secret } = req.payload
  const account = await storedAccount(req, id)
  const owner = account && { id, hash: account.hash ?? '' }
  const isGood = owner && isSetUpToken(secret, token, owner, Date.now())
  if (!account || !isGood || isSetUp(await findFactor(req, id))) {
    throw new APIError('This is good no more. Please sign in again.', 401, undefined, true)
  }
  return { account, session: undefined }
}
