import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

/** Editors and admins every lock of the panel, contributors their own. */
export const ownLocksOrEditor: Access = ({ req: { user } }) => {
  if (hasRole(user, 'admin', 'editor')) return true
  return user !== null && hasRole(user, 'contributor') && { 'user.value': { equals: user.id } }
}
