import { Secret, TOTP } from 'otpauth'

/** Seconds in which a code is the current one. */
const period = 30
/** Steps before and after the current one whose codes are good as well, for clocks that differ. */
const window = 1

const issuer = 'Collective CMS'
/** What every authenticator app takes. */
const parameters = { algorithm: 'SHA1', digits: 6, period } as const

/** Whether a text has the form of a code of an authenticator app. */
export const isOneTimeCode = (text: string): boolean => /^\d{6}$/.test(text)

/** A new secret for an authenticator app, in base 32. */
export const makeOneTimeSecret = (): string => new Secret({ size: 20 }).base32

/** The address that an authenticator app reads, as a QR code or a link. */
export const oneTimeAddress = (secret: string, account: string): string =>
  new TOTP({ ...parameters, issuer, label: account, secret: Secret.fromBase32(secret) }).toString()

/**
 * The time step that a code belongs to.
 * @param now milliseconds since 1970
 * @returns nothing where the code is none of now, or the secret none at all
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  if (!isOneTimeCode(code) || !/^[A-Z2-7]{16,}$/.test(secret)) return undefined
  const delta = TOTP.validate({
    ...parameters,
    secret: Secret.fromBase32(secret),
    timestamp: now,
    token: code,
    window,
  })
  return delta === null ? undefined : TOTP.counter({ period, timestamp: now }) + delta
}
