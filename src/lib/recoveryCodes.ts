import { createHmac, randomInt } from 'node:crypto'

const count = 10
const length = 12
/** Without letters and digits that look alike; 12 of them are 59 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten new recovery codes, as somebody writes them down: `abcd-efgh-jkmn`. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: count }, makeRecoveryCode)

const makeRecoveryCode = (): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/**
 * What is stored of a recovery code, however it was typed.
 * @param secret the server's
 * @param account whose code it is
 */
export const hashRecoveryCode = (secret: string, account: string, code: string): string =>
  createHmac('sha256', secret)
    .update(`recovery-code:${account}:${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('base64url')
