import { createHmac, randomUUID } from 'node:crypto'
import { getFieldsToSign, jwtSign, type Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inject } from 'vitest'

import type { User } from '../../src/lib/payload-types.ts'

export { password } from './password.ts'

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

/**
 * Makes an account that is signed in and has an API key, as signing up and signing in would leave it.
 * Both take a quarter of a second of hashing on purpose; here the hash was made once for all tests.
 */
export async function createAccount(payload: Payload, role: User['role']): Promise<Account> {
  const key = randomUUID()
  const email = `${role}-${key.slice(0, 8)}@example.org`
  const collection = payload.collections.users.config
  const { tokenExpiration } = collection.auth
  const sid = randomUUID()
  const id = uuidv7()
  await payload.db.create({
    collection: 'users',
    data: {
      ...{ id, name: `Some ${role}`, email, role },
      ...inject('passwordHash'),
      enableAPIKey: true,
      apiKey: payload.encrypt(key),
      apiKeyIndex: createHmac('sha256', payload.secret).update(key).digest('hex'),
      sessions: [{ id: sid, createdAt: new Date(), expiresAt: inSeconds(tokenExpiration) }],
    },
  })
  const stored = await payload.findByID({ collection: 'users', id })
  const user: User = { ...stored, collection: 'users' }
  const { token } = await jwtSign({
    fieldsToSign: getFieldsToSign({ collectionConfig: collection, email, sid, user }),
    secret: payload.secret,
    tokenExpiration,
  })
  return {
    id: user.id,
    email,
    role,
    session: `JWT ${token}`,
    apiKey: `users API-Key ${key}`,
    user,
  }
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000)

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
