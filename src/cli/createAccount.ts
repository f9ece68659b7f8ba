import type { Payload } from 'payload'
import { z } from 'zod'

import { usersSlug } from '../../collections/slugs.ts'
import type { User } from '../lib/payload-types.ts'
import { OperatorError } from '../lib/operatorError.ts'

/**
 * Creates a staff account, which only the operator can do without being signed in.
 * @param account.name the e-mail's part before the @ where none is given
 * @throws OperatorError where the e-mail is not one or has an account already
 */
export async function createAccount(
  payload: Payload,
  account: { email: string; password: string; role: User['role']; name?: string | undefined },
): Promise<User> {
  const parsed = z.email().safeParse(account.email.trim().toLowerCase())
  if (!parsed.success) throw new OperatorError(`${account.email} is not an e-mail address.`)
  const email = parsed.data
  if (await findAccount(payload, email)) {
    throw new OperatorError(`${email} has an account already; choose another e-mail.`)
  }
  return payload.create({
    collection: usersSlug,
    data: {
      email,
      password: account.password,
      role: account.role,
      name: account.name ?? email.slice(0, email.indexOf('@')),
    },
  })
}

/** The account with this e-mail, if there is one. */
export async function findAccount(payload: Payload, email: string): Promise<User | undefined> {
  const { docs } = await payload.find({
    collection: usersSlug,
    where: { email: { equals: email } },
    limit: 1,
    pagination: false,
  })
  return docs[0]
}
