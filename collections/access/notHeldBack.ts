import type { Where } from 'payload'

/**
 * The documents that nothing holds back besides the status and end of their own consent: the website
 * is among the uses that are agreed to, and nobody in a photograph has refused. Compared with null,
 * as in `unexpired`.
 */
export const notHeldBack = (): Where => ({
  or: [
    { 'consent.heldBackFrom': { equals: null } },
    { 'consent.heldBackFrom': { greater_than: new Date().toISOString() } },
  ],
})
