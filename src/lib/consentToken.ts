import { createHash, randomBytes } from 'node:crypto'

const secretBytes = 32
const pattern = /^con_[\w-]{43}$/

/** A new secret for a consent link. */
export const makeConsentToken = (): string =>
  `con_${randomBytes(secretBytes).toString('base64url')}`

/** Whether a text could be the secret of a consent link. */
export const isConsentToken = (token: string): boolean => pattern.test(token)

/** What is stored of a secret: it has so many bits that a plain hash cannot be turned back. */
export const hashConsentToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex')
