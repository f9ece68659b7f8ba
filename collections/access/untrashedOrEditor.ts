import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'
import { notTrashed } from './notTrashed.ts'

/** Reading of collections without drafts: everybody sees what is not in the trash. */
export const untrashedOrEditor: Access = ({ req }) =>
  hasRole(req.user, 'admin', 'editor') || notTrashed
