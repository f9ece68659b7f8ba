import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

/** Editors and admins, and of mailings only those that have not been sent. */
export const unsentMailingsOfEditors: Access = ({ req }) =>
  hasRole(req.user, 'admin', 'editor') && { status: { equals: 'draft' } }
