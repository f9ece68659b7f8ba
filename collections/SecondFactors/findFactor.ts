import type { Payload, PayloadRequest } from 'payload'

import type { SecondFactor } from '../../src/lib/payload-types.ts'
import { secondFactorsSlug } from '../slugs.ts'

/** What is stored of an account's second factor, one that is only begun too. */
export const findFactor = (req: PayloadRequest, account: string): Promise<SecondFactor | null> =>
  req.payload.db.findOne<SecondFactor>({
    collection: secondFactorsSlug,
    req,
    where: { account: { equals: account } },
  })

/** Whether sign-in asks for its codes. */
export const isSetUp = (factor: SecondFactor | null): factor is SecondFactor & { secret: string } =>
  Boolean(factor?.secret)

/** Whether every account that signs in with a password has to have one. */
export const requiresSecondFactor = ({ config }: Payload): boolean =>
  config.custom.requiresSecondFactor === true

/** The hashes of the recovery codes that are left. */
export const recoveryHashes = ({ recoveryCodes }: SecondFactor): string[] =>
  Array.isArray(recoveryCodes) ? recoveryCodes.map(String) : []
