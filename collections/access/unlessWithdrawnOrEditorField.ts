import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

/**
 * Editors and admins always; contributors as long as consent is not withdrawn, which only an editor
 * may take back. Which documents a contributor may change at all is decided by the collection.
 */
export const unlessWithdrawnOrEditorField: FieldAccess<{
  id: string
  consent?: { status?: string | null }
}> = ({ doc, req: { user } }) =>
  hasRole(user, 'admin', 'editor') ||
  (hasRole(user, 'contributor') && doc?.consent?.status !== 'withdrawn')
