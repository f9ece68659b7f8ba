import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

/**
 * Admins, and whoever the account belongs to. Without a document, as in a query by this field,
 * only admins.
 */
export const selfOrAdminField: FieldAccess<{ id: string }> = ({ doc, req: { user } }) =>
  hasRole(user, 'admin') || (user !== null && doc?.id === user.id)
