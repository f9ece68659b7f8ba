import type { Access } from 'payload'

import { createdBySelf } from './createdBySelf.ts'
import { hasRole } from './hasRole.ts'

/**
 * Deleting: editors and admins trash and delete for good; contributors put drafts of their own into
 * the trash that were never published.
 */
export const ownDraftOrEditor: Access<{ deletedAt?: string | null }> = ({
  data,
  req: { user },
}) => {
  if (hasRole(user, 'admin', 'editor')) return true
  // Payload gives the data when a document goes into the trash, and none when it is destroyed.
  if (user === null || !hasRole(user, 'contributor') || !data?.deletedAt) return false
  return {
    and: [
      createdBySelf(user),
      { _status: { equals: 'draft' } },
      { publishedAt: { exists: false } },
    ],
  }
}
