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
    // A copy: `/api/access` takes the empty parts out of what a rule answers, for good.
    const shown = structuredClone(publicWhere())
    if (user === null || !hasRole(user, 'contributor')) return shown
    return { or: [shown, createdBySelf(user)] }
  }
