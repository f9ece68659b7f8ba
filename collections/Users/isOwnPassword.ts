import type { PayloadRequest } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { isPassword } from './isPassword.ts'
import { countAttempt, forgiveAttempts } from './loginLimits.ts'

/**
 * Whether somebody who is signed in has given their password. Counted with the attempts to sign in, so
 * that a session is no way to guess it.
 * @throws TooManyAttempts (429), with `Retry-After` set on the answer
 */
export async function isOwnPassword(
  req: PayloadRequest,
  account: Pick<User, 'email' | 'hash' | 'salt'>,
  password: string,
): Promise<boolean> {
  await countAttempt(req, 'login', account.email)
  if (!(await isPassword(account, password))) return false
  await forgiveAttempts(req, account.email)
  return true
}
