import { AuthenticationError, type BaseDatabaseAdapter } from 'payload'

import type { User } from '../lib/payload-types.ts'

type Adapter = Pick<BaseDatabaseAdapter, 'updateOne'>
type Session = { id: string; createdAt?: Date | string | null; expiresAt: Date | string }
type Account = Pick<User, 'hash' | 'id'> & { sessions: Session[] }

/**
 * Has signing in write the sessions of an account and nothing else. Stock, it reads the account,
 * checks the password for a third of a second, and writes back all that it has read: a password, role
 * or e-mail that was set meanwhile is undone, a session ended meanwhile comes back, another sign-in's
 * is lost, and on SQLite an account that was deleted is there again.
 * @see https://github.com/payloadcms/payload/blob/v3.90.1/packages/payload/src/auth/sessions.ts
 */
export function keepAccounts(adapter: Adapter): void {
  const { updateOne } = adapter

  adapter.updateOne = async function (this: BaseDatabaseAdapter, args) {
    const { collection, data, req } = args
    if (!isWholeAccount(data) || args.returning !== false) {
      return updateOne.call(this, args) as never
    }
    const where = { id: { equals: data.id } }
    const stored = await this.findOne<Account>({ collection, req, where })
    if (!stored || stored.hash !== data.hash) throw new AuthenticationError(req?.t)
    const sessions = sessionsAfter(stored.sessions ?? [], data.sessions)
    return updateOne.call(this, { ...args, data: { sessions, updatedAt: null } }) as never
  }
}

const isWholeAccount = (data: Record<string, unknown>): data is Account =>
  'hash' in data && Array.isArray(data.sessions)

/** Payload gives all that it knew of with the new one, or without the one that ends. */
function sessionsAfter(stored: Session[], given: Session[]): Session[] {
  // What was read from the database has its dates as text.
  const added = given.filter(({ createdAt }) => createdAt instanceof Date)
  if (added.length === 0) return stored.filter(({ id }) => given.some((one) => one.id === id))
  const now = Date.now()
  return [...stored.filter(({ expiresAt }) => Number(new Date(expiresAt)) > now), ...added]
}
