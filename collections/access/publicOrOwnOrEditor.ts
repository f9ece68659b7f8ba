import type { Access, Where } from 'payload'

import { createdBySelf } from './createdBySelf.ts'
import { hasRole } from './hasRole.ts'

/**
 * A rule for reading: editors and admins read everything, contributors what is public and what they
 * made, everybody else what is public.
 * @param publicWhere selects what is public at this moment
 */
export const publicOrOwnOrEditor =
  (publicWhere: () => Where): Access =>
  ({ req: { user } }) => {
    if (hasRole(user, 'admin', 'editor')) return true
    if (user === null || !hasRole(user, 'contributor')) return publicWhere()
    return { or: [publicWhere(), createdBySelf(user)] }
  }
