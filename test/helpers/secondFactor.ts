import { Secret, TOTP } from 'otpauth'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { makeOneTimeSecret } from '../../src/lib/oneTimeCode.ts'
import { hashRecoveryCode, makeRecoveryCodes } from '../../src/lib/recoveryCodes.ts'

/** The code that an authenticator app shows, or would show some steps of 30 seconds later. */
export const appCode = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * 30_000,
  })

/** Gives an account a second factor, as setting it up would leave it. */
export async function giveSecondFactor(payload: Payload, account: string) {
  const secret = makeOneTimeSecret()
  const recoveryCodes = makeRecoveryCodes()
  await payload.db.create({
    collection: 'second-factors',
    data: {
      id: uuidv7(),
      account,
      secret: payload.encrypt(secret),
      setUpAt: new Date().toISOString(),
      lastStep: 0,
      recoveryCodes: recoveryCodes.map((code) => hashRecoveryCode(payload.secret, account, code)),
      revision: 0,
    },
  })
  return { secret, recoveryCodes }
}
