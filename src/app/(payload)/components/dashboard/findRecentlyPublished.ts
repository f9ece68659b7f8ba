import type { Entry } from './entry.ts'
import { findAcross } from './findAcross.ts'
import type { Viewer } from './viewer.ts'

/** What became public last. */
export const findRecentlyPublished = (viewer: Viewer): Promise<Entry[]> =>
  findAcross(viewer, {
    where: {
      and: [
        { _status: { equals: 'published' } },
        { publishedAt: { less_than_equal: viewer.now.toISOString() } },
      ],
    },
    by: 'publishedAt',
    draft: false,
    limit: 6,
  })
