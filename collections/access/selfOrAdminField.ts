import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

/**
 * Admins, and whoever the account belongs to. Without an account, as in a query by this field, only
 * admins. The panel's forms give its id alone, its list of what may be done the document alone.
 */
export const selfOrAdminField: FieldAccess<{ id: string }> = ({ doc, id, req: { user } }) =>
  hasRole(user, 'admin') || (user !== null && (doc?.id ?? id) === user.id)
