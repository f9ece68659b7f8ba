import type { PayloadRequest } from 'payload'

import { isOneTimeCode, stepOfCode } from '../../src/lib/oneTimeCode.ts'
import type { SecondFactor, User } from '../../src/lib/payload-types.ts'
import { hashRecoveryCode } from '../../src/lib/recoveryCodes.ts'
import { CodeRefused } from './codeErrors.ts'
import { countCode, forgiveCodes } from './codeLimit.ts'
import { recoveryHashes } from './findFactor.ts'
import { reviseFactor } from './reviseFactor.ts'

declare module 'payload' {
  interface RequestContext {
    /** What this request gave wrong codes for, to be noted when it has failed. */
    refusedCodes?: { account: Pick<User, 'id' | 'name'>; isSuspicious: boolean }[]
  }
}

type Factor = SecondFactor & { secret: string }
type Kind = 'app' | 'recovery'

/**
 * Uses up a code from an app or a recovery code, in the transaction of the request: each is good once,
 * even for requests at the same moment.
 * @throws CodeRefused (401), or TooManyAttempts (429) whatever the code
 */
export async function spendCode(
  req: PayloadRequest,
  { factor, user }: { factor: Factor; user: Pick<User, 'id' | 'name'> },
  code: string,
): Promise<Kind> {
  const isSuspicious = await countCode(req, user.id)
  const given = code.trim().replaceAll(' ', '')
  const change = isOneTimeCode(given)
    ? afterAppCode(req, factor, given)
    : afterRecoveryCode(req, factor, given)
  if (!change || !(await reviseFactor(req, factor, change))) {
    req.context.refusedCodes ??= []
    req.context.refusedCodes.push({ account: { id: user.id, name: user.name }, isSuspicious })
    throw new CodeRefused()
  }
  await forgiveCodes(user.id)
  return change.lastStep === undefined ? 'recovery' : 'app'
}

type Change = Partial<Pick<SecondFactor, 'lastStep' | 'recoveryCodes'>>

function afterAppCode(
  { payload }: PayloadRequest,
  { lastStep, secret }: Factor,
  code: string,
): Change | undefined {
  const step = stepOfCode(payload.decrypt(secret), code, Date.now())
  return step !== undefined && step > (lastStep ?? 0) ? { lastStep: step } : undefined
}

function afterRecoveryCode(
  { payload }: PayloadRequest,
  factor: Factor,
  code: string,
): Change | undefined {
  const used = hashRecoveryCode(payload.secret, factor.account, code)
  const hashes = recoveryHashes(factor)
  const left = hashes.filter((hash) => hash !== used)
  return left.length < hashes.length ? { recoveryCodes: left } : undefined
}
