import { createdBySelf } from '../../../../../collections/access/createdBySelf.ts'
import { hasRole } from '../../../../../collections/access/hasRole.ts'
import type { Entry } from './entry.ts'
import { findAcross } from './findAcross.ts'
import type { Viewer } from './viewer.ts'

/** What the viewer started and has not published, or has changed since. */
export const findMyDrafts = (viewer: Viewer): Promise<Entry[]> =>
  findAcross(viewer, {
    where: { and: [{ _status: { equals: 'draft' } }, ...ownOnly(viewer)] },
    by: 'updatedAt',
    draft: true,
    limit: 6,
  })

// Contributors read no other drafts than their own, and may not ask who made what.
const ownOnly = ({ user }: Viewer) =>
  hasRole(user, 'admin', 'editor') ? [createdBySelf(user)] : []
