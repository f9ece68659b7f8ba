import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

/** Admins every account, everybody else their own. */
export const selfOrAdmin: Access = ({ req: { user } }) => {
  if (hasRole(user, 'admin')) return true
  return user !== null && { id: { equals: user.id } }
}
