import type { Entry } from './entry.ts'
import { findAcross } from './findAcross.ts'
import type { Viewer } from './viewer.ts'

/** What contributors have asked the editors to look at. */
export const findWaitingForReview = (viewer: Viewer): Promise<Entry[]> =>
  findAcross(viewer, {
    where: { reviewStatus: { equals: 'requested' } },
    by: 'updatedAt',
    draft: true,
    limit: 6,
  })
