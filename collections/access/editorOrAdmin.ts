import type { Access } from 'payload'

import { hasRole } from './hasRole.ts'

export const editorOrAdmin: Access = ({ req }) => hasRole(req.user, 'admin', 'editor')
