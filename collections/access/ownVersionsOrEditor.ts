import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

/** Editors and admins every version, contributors those of documents they made. */
export const ownVersionsOrEditor: Access = ({ req: { user } }) => {
  if (hasRole(user, 'admin', 'editor')) return true
  return (
    user !== null && hasRole(user, 'contributor') && { 'version.createdBy': { equals: user.id } }
  )
}
