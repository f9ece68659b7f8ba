import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'
import { idOf } from './idOf.ts'
import { shownDocument } from './shownDocument.ts'

/**
 * Reading of a field: editors, admins, and whoever made the document. Without a document, as in a
 * query by this field, a contributor is refused, so that counting answers tells nothing about other
 * people's.
 */
export const ownOrEditorField: FieldAccess<{ id: string; createdBy?: unknown }> = (args) => {
  const { user } = args.req
  return (
    hasRole(user, 'admin', 'editor') ||
    (user !== null && idOf(shownDocument(args)?.createdBy) === user.id)
  )
}
