import { pbkdf2Sync, randomBytes } from 'node:crypto'

export const password = 'a long enough password'

/** `password` as Payload stores it; see its `generatePasswordSaltHash`. */
export function hashPassword(): { salt: string; hash: string } {
  const salt = randomBytes(32).toString('hex')
  const hash = pbkdf2Sync(password, salt, 600_000, 32, 'sha256').toString('hex')
  return { salt, hash: `pbkdf2-sha256-v1:${hash}` }
}
