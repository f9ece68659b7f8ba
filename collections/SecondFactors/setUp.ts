import { APIError, type PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { makeOneTimeSecret, oneTimeAddress, stepOfCode } from '../../src/lib/oneTimeCode.ts'
import type { SecondFactor, User } from '../../src/lib/payload-types.ts'
import { hashRecoveryCode, makeRecoveryCodes } from '../../src/lib/recoveryCodes.ts'
import { aboutAccount } from '../Activity/aboutAccount.ts'
import { noteActivity } from '../Activity/noteActivity.ts'
import { fieldsRefused } from '../fieldsRefused.ts'
import { secondFactorsSlug } from '../slugs.ts'
import { CodeNeeded } from './codeErrors.ts'
import { countCode, forgiveCodes } from './codeLimit.ts'
import { endSessions } from './endSessions.ts'
import { findFactor, isSetUp } from './findFactor.ts'
import { reviseFactor } from './reviseFactor.ts'
import { tellOwner } from '../Users/tellOwner.ts'
import { spendCode } from './spendCode.ts'
import type { Asker } from './whoAsks.ts'

const pendingMs = 10 * 60_000

/**
 * Begins to set up a second factor: a secret that waits for its first code. One that is there goes on
 * until then.
 * @param code of the one that is there
 * @throws CodeNeeded or CodeRefused (401) where it is missing or wrong
 */
export async function beginSetUp(
  req: PayloadRequest,
  account: User,
  code: string | undefined,
): Promise<{ secret: string; address: string }> {
  const secret = makeOneTimeSecret()
  const pending = {
    pendingSecret: req.payload.encrypt(secret),
    pendingUntil: new Date(Date.now() + pendingMs).toISOString(),
  }
  if (isSetUp(await findFactor(req, account.id))) await proveFactor(req, account, code)
  const factor = await findFactor(req, account.id)
  if (factor) requireRevised(await reviseFactor(req, factor, pending))
  else {
    await req.payload.db.create({
      collection: secondFactorsSlug,
      data: { ...pending, id: uuidv7(), account: account.id, revision: 0 },
      req,
    })
  }
  return { secret, address: oneTimeAddress(secret, account.email) }
}

/**
 * Ends the set-up with a first code.
 * @returns the recovery codes, which are not to be had again
 * @throws APIError 400 where the code is not that of the new secret, 409 where none waits,
 *   TooManyAttempts (429)
 */
export async function confirmSetUp(
  req: PayloadRequest,
  { account, session }: Asker,
  code: string,
): Promise<string[]> {
  const factor = await findFactor(req, account.id)
  const now = Date.now()
  if (!factor?.pendingSecret || !(now < Date.parse(factor.pendingUntil ?? ''))) {
    throw new APIError('The set-up was not begun, or took too long. Please begin again.', 409)
  }
  await countCode(req, account.id)
  const step = stepOfCode(req.payload.decrypt(factor.pendingSecret), code.replaceAll(' ', ''), now)
  if (step === undefined) {
    const message = 'That is not the code of the new entry in your app. Please enter the next one.'
    throw fieldsRefused([{ path: 'code', message }])
  }
  const { codes, hashes } = newRecoveryCodes(req, account.id)
  requireRevised(
    await reviseFactor(req, factor, {
      secret: factor.pendingSecret,
      setUpAt: new Date(now).toISOString(),
      lastStep: step,
      recoveryCodes: hashes,
      pendingSecret: null,
      pendingUntil: null,
    }),
  )
  await forgiveCodes(account.id)
  await endSessions(req, account.id, session)
  await noteActivity(req, 'second-factor-set-up', aboutAccount(account))
  await tellOwner(req, account.id, 'set-up')
  return codes
}

/** Gives an account new recovery codes; the ones before are good no more. */
export async function renewRecoveryCodes(
  req: PayloadRequest,
  account: User,
  code: string,
): Promise<string[]> {
  await proveFactor(req, account, code)
  const factor = await requireFactor(req, account)
  const { codes, hashes } = newRecoveryCodes(req, account.id)
  requireRevised(await reviseFactor(req, factor, { recoveryCodes: hashes }))
  await noteActivity(req, 'recovery-codes-made', aboutAccount(account))
  await tellOwner(req, account.id, 'codes-made')
  return codes
}

/** Takes the second factor of an account away, and ends its other sessions. */
export async function takeAway(req: PayloadRequest, { account, session }: Asker): Promise<void> {
  await requireFactor(req, account)
  await req.payload.db.deleteMany({
    collection: secondFactorsSlug,
    req,
    where: { account: { equals: account.id } },
  })
  await endSessions(req, account.id, session)
  await noteActivity(req, 'second-factor-taken-away', aboutAccount(account))
  await tellOwner(req, account.id, 'taken-away')
}

/**
 * Uses up a code of the second factor that is there.
 * @throws APIError 409 without one, CodeNeeded or CodeRefused (401)
 */
export async function proveFactor(
  req: PayloadRequest,
  account: User,
  code: string | undefined,
): Promise<void> {
  const factor = await requireFactor(req, account)
  if (!code) throw new CodeNeeded()
  const used = await spendCode(req, { factor, user: account }, code)
  if (used !== 'recovery') return
  await noteActivity(req, 'recovery-code-used', aboutAccount(account))
  await tellOwner(req, account.id, 'code-used')
}

async function requireFactor(
  req: PayloadRequest,
  { id }: Pick<User, 'id'>,
): Promise<SecondFactor & { secret: string }> {
  const factor = await findFactor(req, id)
  if (!isSetUp(factor)) throw new APIError('There is no second factor on this account.', 409)
  return factor
}

function requireRevised(isRevised: boolean): void {
  if (!isRevised) throw new APIError('This was changed elsewhere meanwhile. Please try again.', 409)
}

function newRecoveryCodes({ payload }: PayloadRequest, account: string) {
  const codes = makeRecoveryCodes()
  return { codes, hashes: codes.map((code) => hashRecoveryCode(payload.secret, account, code)) }
}
