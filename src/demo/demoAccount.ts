import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'

import { usersSlug } from '../../collections/slugs.ts'
import { createAccount, findAccount } from '../cli/createAccount.ts'
import { generatePassword } from '../cli/generatePassword.ts'
import { dataDirectory } from '../env.ts'
import type { User } from '../lib/payload-types.ts'

const accountSchema = z.object({ email: z.email(), password: z.string() })

/**
 * The demonstration's admin, made once; its password is kept under `data/` so that each start can
 * tell it. The file is written first: a start that ends half-way is completed by the next one.
 */
export async function demoAccount(
  payload: Payload,
): Promise<z.infer<typeof accountSchema> & { user: User }> {
  const file = path.resolve(dataDirectory, 'demo-account.json')
  const known = existsSync(file)
  const account = known
    ? accountSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    : { email: 'demo@example.org', password: generatePassword() }
  if (!known) {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(`${file}.part`, JSON.stringify(account), { mode: 0o600 })
    await rename(`${file}.part`, file)
  }
  const existing = await findAccount(payload, account.email)
  if (existing && !known) {
    await payload.update({
      collection: usersSlug,
      id: existing.id,
      data: { password: account.password },
    })
  }
  const user =
    existing ?? (await createAccount(payload, { ...account, role: 'admin', name: 'Demo admin' }))
  return { ...account, user }
}
