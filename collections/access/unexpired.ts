import type { Where } from 'payload'

/**
 * The documents whose consent has no end, or ends later than now. Compared with null, since
 * db-mongodb passes over `exists: false` where a rule is applied to a related document.
 */
export const unexpired = (): Where => ({
  or: [
    { 'consent.expiresAt': { equals: null } },
    { 'consent.expiresAt': { greater_than: new Date().toISOString() } },
  ],
})
