import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

import type { User } from '../../src/lib/payload-types.ts'

const derive = promisify(pbkdf2)

/** How Payload stores passwords, now and before; see its `getPasswordHashParameters`. */
const currentPrefix = 'pbkdf2-sha256-v1:'
const current = { iterations: 600_000, bytes: 32 }
const former = { iterations: 25_000, bytes: 512 }

/** Whether this is the password of an account; Payload itself only tells by signing somebody in. */
export async function isPassword(
  { hash, salt }: Pick<User, 'hash' | 'salt'>,
  password: string,
): Promise<boolean> {
  if (!hash || !salt) return false
  const { bytes, iterations } = hash.startsWith(currentPrefix) ? current : former
  const stored = Buffer.from(hash.replace(currentPrefix, ''), 'hex')
  const given = await derive(password, salt, iterations, bytes, 'sha256')
  return stored.length === given.length && timingSafeEqual(stored, given)
}
