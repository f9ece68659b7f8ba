import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

export const editorOrAdminField: FieldAccess = ({ req }) => hasRole(req.user, 'admin', 'editor')
