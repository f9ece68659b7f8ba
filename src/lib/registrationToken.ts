import { createHash, createHmac } from 'node:crypto'

/** The token of a registration's secret link: `reg_` and 43 characters of base64url. */
export const registrationTokenPattern = /^reg_[\w-]{43}$/

/**
 * Makes the token of a registration's secret link anew. It is made from the server's secret and the
 * registration, so that every mail can carry it and the database needs to know only its hash.
 * @param secret `payload.secret`
 */
export const registrationToken = (registrationId: string, secret: string): string =>
  `reg_${createHmac('sha256', secret).update(`registration:${registrationId}`).digest('base64url')}`

/** SHA-256 in hexadecimal, under which a token is stored. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
