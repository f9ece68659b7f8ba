import type { Access } from 'payload'

import { createdBySelf } from './createdBySelf.ts'
import { hasRole } from './hasRole.ts'

/**
 * Editors and admins every document, contributors those they made, as long as that publishes
 * nothing.
 */
export const ownOrEditor: Access<{ _status?: unknown }> = ({ data, req: { user } }) => {
  if (hasRole(user, 'admin', 'editor')) return true
  if (user === null || !hasRole(user, 'contributor')) return false
  return data?._status === 'published' ? false : createdBySelf(user)
}
