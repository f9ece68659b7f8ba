import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

export const staffField: FieldAccess = ({ req }) =>
  hasRole(req.user, 'admin', 'editor', 'contributor')
