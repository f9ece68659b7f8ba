import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

export const adminOnly: Access = ({ req }) => hasRole(req.user, 'admin')
