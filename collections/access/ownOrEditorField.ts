import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'
import { idOf } from './idOf.ts'

/**
 * Editors, admins, and whoever made the document. Without a document (a query by this field, or a
 * create) a contributor is refused, so that counting answers tells nothing about other people's.
 */
export const ownOrEditorField: FieldAccess<{ id: string; createdBy?: unknown }> = ({ doc, req }) =>
  hasRole(req.user, 'admin', 'editor') ||
  (req.user !== null && idOf(doc?.createdBy) === req.user.id)
