import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

export const adminOnlyField: FieldAccess = ({ req }) => hasRole(req.user, 'admin')
