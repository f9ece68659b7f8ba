import { Command } from 'commander'

import { OperatorError } from '../lib/operatorError.ts'
import { findAccount } from './createAccount.ts'
import { withPayload } from './withPayload.ts'

/** `reset-second-factor`: lets somebody in again who has lost their app and their recovery codes. */
export const resetSecondFactor = (): Command =>
  new Command('reset-second-factor')
    .description('take the second factor of an account away, for somebody who has lost it')
    .requiredOption('--email <email>', 'the address that the account signs in with')
    .addHelpText(
      'after',
      `
All sessions of the account end. It signs in with its password alone after that; where
REQUIRE_SECOND_FACTOR is true, signing in has a new one set up first. Its owner gets a mail.`,
    )
    .action(async (options: { email: string }) => {
      await withPayload(async (payload) => {
        const { createLocalReq } = await import('payload')
        const { findFactor, isSetUp } =
          await import('../../collections/SecondFactors/findFactor.ts')
        const { takeAway } = await import('../../collections/SecondFactors/setUp.ts')
        const { inTransaction } = await import('../../collections/inTransaction.ts')
        const email = options.email.trim().toLowerCase()
        const account = await findAccount(payload, email)
        if (!account) throw new OperatorError(`${email} has no account.`)
        const req = await createLocalReq({}, payload)
        if (!isSetUp(await findFactor(req, account.id))) {
          throw new OperatorError(`${email} has no second factor.`)
        }
        await inTransaction(req, () => takeAway(req, { account, session: undefined }))
        process.stdout.write(`Took the second factor of ${email} away, and ended its sessions.\n`)
      })
    })
