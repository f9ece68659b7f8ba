import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'

import { usersSlug } from '../../collections/slugs.ts'
import { isPassword } from '../../collections/Users/isPassword.ts'
import { createAccount, findAccount } from '../cli/createAccount.ts'
import { generatePassword } from '../cli/generatePassword.ts'
import { dataDirectory } from '../env.ts'
import type { User } from '../lib/payload-types.ts'
import { writePrivately } from '../lib/writePrivately.ts'

/** Where the password is kept, from the folder the program runs in. */
export const demoAccountFile = path.join(dataDirectory, 'demo-account.json')

const accountSchema = z.object({ email: z.email(), password: z.string() })

type DemoAccount = {
  email: string
  /** Not where somebody has set another one. */
  password?: string
  user: User
}

/**
 * The demonstration's admin, made once; its password is kept under `data/` so that each start can
 * tell it. The file is written first: a start that ends half-way is completed by the next one.
 */
export async function demoAccount(payload: Payload): Promise<DemoAccount> {
  const known = existsSync(demoAccountFile)
  const account = known ? await readAccount() : await writeAccount()
  const { email, password } = account
  const existing = await findAccount(payload, email)
  if (!existing) {
    const user = await createAccount(payload, { ...account, role: 'admin', name: 'Demo admin' })
    return { email, password, user }
  }
  if (!known) {
    await payload.update({ collection: usersSlug, id: existing.id, data: { password } })
    return { email, password, user: existing }
  }
  return (await isStillPassword(payload, existing.id, password))
    ? { email, password, user: existing }
    : { email, user: existing }
}

const readAccount = async () =>
  accountSchema.parse(JSON.parse(await readFile(demoAccountFile, 'utf8')))

async function writeAccount(): Promise<z.infer<typeof accountSchema>> {
  const account = { email: 'demo@example.org', password: generatePassword() }
  await mkdir(path.dirname(demoAccountFile), { recursive: true })
  await writePrivately(demoAccountFile, JSON.stringify(account))
  return account
}

async function isStillPassword(payload: Payload, id: string, password: string): Promise<boolean> {
  const where = { id: { equals: id } }
  const stored = await payload.db.findOne<User>({ collection: usersSlug, where })
  return stored ? isPassword(stored, password) : false
}
