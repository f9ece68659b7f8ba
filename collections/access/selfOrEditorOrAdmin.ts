import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

/** Editors and admins every account, contributors their own. */
export const selfOrEditorOrAdmin: Access = ({ req: { user } }) => {
  if (hasRole(user, 'admin', 'editor')) return true
  return user !== null && { id: { equals: user.id } }
}
