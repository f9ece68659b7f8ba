import { createHash } from 'node:crypto'

/** What one e-mail has one of at one event, however it is written. */
export const registrationKey = (event: string, email: string): string =>
  createHash('sha256')
    .update(`${event}:${email.trim().normalize('NFC').toLowerCase()}`)
    .digest('hex')
