import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'
import { notTrashed } from './notTrashed.ts'

/** Reading of collections without drafts: everybody sees what is not in the trash. */
export const untrashedOrEditor: Access = ({ req }) =>
  // A copy: `/api/access` takes the empty parts out of what a rule answers, for good.
  hasRole(req.user, 'admin', 'editor') || structuredClone(notTrashed)
