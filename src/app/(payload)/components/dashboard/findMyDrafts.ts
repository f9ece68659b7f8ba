import { createdBySelf } from '../../../../../collections/access/createdBySelf.ts'
import { hasRole } from '../../../../../collections/access/hasRole.ts'
import type { Entry } from './entry.ts'
import { findAcross } from './findAcross.ts'
import type { Viewer } from './viewer.ts'

const shown = 6

/**
 * What the viewer started and has not published, or has changed since. Opening the form of a new
 * document stores an empty one: those are looked past.
 */
export async function findMyDrafts(viewer: Viewer): Promise<Entry[]> {
  const drafts = await findAcross(viewer, {
    where: { and: [{ _status: { equals: 'draft' } }, ...ownOnly(viewer)] },
    by: 'updatedAt',
    draft: true,
    limit: shown * 5,
  })
  return drafts.filter(({ isUntouched }) => !isUntouched).slice(0, shown)
}

// Contributors read no other drafts than their own, and may not ask who made what.
const ownOnly = ({ user }: Viewer) =>
  hasRole(user, 'admin', 'editor') ? [createdBySelf(user)] : []
