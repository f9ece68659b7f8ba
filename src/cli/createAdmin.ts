import { Command, Option } from 'commander'

import { readEnv } from '../env.ts'
import type { User } from '../lib/payload-types.ts'
import { minimumPasswordLength } from '../lib/minimumPasswordLength.ts'
import { askPassword } from './askPassword.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { createAccount } from './createAccount.ts'
import { generatePassword } from './generatePassword.ts'
import { withPayload } from './withPayload.ts'

const roles: User['role'][] = ['admin', 'editor', 'contributor']

/** `create-admin`: the first account, and any after it that is not made in the panel. */
export const createAdmin = (): Command =>
  new Command('create-admin')
    .description('create a staff account')
    .requiredOption('--email <email>', 'the address to sign in with')
    .addOption(
      new Option('--role <role>', 'what the account may do').choices(roles).default('admin'),
    )
    .option('--name <name>', 'the name that colleagues see; the part of the e-mail before the @')
    .addHelpText(
      'after',
      `
The password is taken from the variable CMS_PASSWORD; without it the command asks for one on a
terminal, and elsewhere generates and prints one. It has at least ${minimumPasswordLength} characters.`,
    )
    .action(async (options: { email: string; role: User['role']; name?: string }) => {
      const { password, generated } = await choosePassword()
      if (password.length < minimumPasswordLength) {
        throw new OperatorError(`A password needs at least ${minimumPasswordLength} characters.`)
      }
      await withPayload(async (payload) => {
        const user = await createAccount(payload, { ...options, password })
        process.stdout.write(`Created ${user.email} with the role ${options.role}.\n`)
        if (generated) process.stdout.write(`Password: ${password}\n`)
      })
    })

async function choosePassword(): Promise<{ password: string; generated: boolean }> {
  const given = readEnv().CMS_PASSWORD
  if (given !== undefined) return { password: given, generated: false }
  if (process.stdin.isTTY) return { password: await askPassword(), generated: false }
  return { password: generatePassword(), generated: true }
}
