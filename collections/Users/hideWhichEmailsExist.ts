import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { CollectionBeforeOperationHook } from 'payload'

import { usersSlug } from '../slugs.ts'

const hash = promisify(pbkdf2)

/** What Payload spends on checking a password; see its `generatePasswordSaltHash`. */
const iterations = 600_000

/**
 * Spends the time of a password check on an e-mail without an account too, so that the time of an
 * answer does not tell who has one.
 */
export const hideWhichEmailsExist: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'login') return
  const { email, password } = args.data as { email?: unknown; password?: unknown }
  if (typeof email !== 'string' || typeof password !== 'string' || !password.trim()) return
  const account = await req.payload.db.findOne({
    collection: usersSlug,
    req,
    where: { email: { equals: email.toLowerCase().trim() } },
  })
  if (!account) await hash(password, email, iterations, 32, 'sha256')
}
