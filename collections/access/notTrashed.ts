import type { Where } from 'payload'

/**
 * The documents that are not in the trash, whatever `?trash=true` asks for. Compared with null,
 * since db-mongodb passes over `exists: false` where a rule is applied to a related document.
 */
export const notTrashed: Where = { deletedAt: { equals: null } }
