import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'

export const password = 'a long enough password'

export type Account = {
  id: string
  email: string
  role: User['role']
  /** The `Authorization` header of a session. */
  session: string
  /** The `Authorization` header of the account's API key. */
  apiKey: string
  user: User
}

/** Makes an account, signs it in, and gives it an API key. */
export async function createAccount(payload: Payload, role: User['role']): Promise<Account> {
  const key = randomUUID()
  const email = `${role}-${key.slice(0, 8)}@example.org`
  const user = await payload.create({
    collection: 'users',
    data: { name: `Some ${role}`, email, password, role, enableAPIKey: true, apiKey: key },
  })
  const { token } = await payload.login({ collection: 'users', data: { email, password } })
  return {
    id: user.id,
    email,
    role,
    session: `JWT ${token}`,
    apiKey: `users API-Key ${key}`,
    user: { ...user, collection: 'users' },
  }
}

/** One account of each role, and a second contributor. */
export async function createAccounts(payload: Payload) {
  const [admin, editor, contributor, otherContributor] = await Promise.all([
    createAccount(payload, 'admin'),
    createAccount(payload, 'editor'),
    createAccount(payload, 'contributor'),
    createAccount(payload, 'contributor'),
  ])
  return { admin, editor, contributor, otherContributor }
}
