import type { CollectionBeforeLoginHook, PayloadRequest } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { makeSetUpToken } from '../../src/lib/setUpToken.ts'
import { CodeNeeded, SetUpNeeded } from './codeErrors.ts'
import { endSessions } from './endSessions.ts'
import { findFactor, isSetUp, requiresSecondFactor } from './findFactor.ts'
import { storedAccount } from './storedAccount.ts'
import { spendCode } from './spendCode.ts'
import { tellOwner } from '../Users/tellOwner.ts'

/**
 * Lets nobody in without a code whose account has a second factor, or has to have one. It is called
 * when the password was right, or was set by a link, before there is a token.
 */
export const askForCode: CollectionBeforeLoginHook<User> = async ({ context, req, user }) => {
  const factor = await findFactor(req, user.id)
  if (!isSetUp(factor) && !requiresSecondFactor(req.payload)) return user
  const { signIn } = context
  if (signIn?.by === 'resetPassword') {
    signIn.withoutSession = true
    await endSessions(req, user.id)
    return { ...user, sessions: [] }
  }
  try {
    if (!isSetUp(factor)) throw new SetUpNeeded(await setUpTokenFor(req, user.id))
    if (!signIn?.code) throw new CodeNeeded()
    const used = await spendCode(req, { factor, user }, signIn.code)
    signIn.usedRecoveryCode = used === 'recovery'
    if (signIn.usedRecoveryCode) await tellOwner(req, user.id, 'code-used')
    return user
  } catch (error) {
    // The password was right, so that it is no failed sign-in; a wrong code is noted as such.
    context.signInsUnderWay?.pop()
    throw error
  }
}

async function setUpTokenFor(req: PayloadRequest, id: string): Promise<string> {
  const account = await storedAccount(req, id)
  return makeSetUpToken(req.payload.secret, { id, hash: account?.hash ?? '' }, Date.now())
}
