import type { Where } from 'payload'

import { draftCollectionSlugs } from './draftCollections.ts'
import { type Entry, toEntry } from './entry.ts'
import type { Viewer } from './viewer.ts'

/**
 * The latest documents of all collections with drafts that the viewer may read and `where` selects.
 * @param options.by the date that decides which are latest
 * @param options.draft whether the latest draft counts rather than what is public
 */
export async function findAcross(
  viewer: Viewer,
  options: { where: Where; by: 'updatedAt' | 'publishedAt'; draft: boolean; limit: number },
): Promise<Entry[]> {
  const { where, by, draft, limit } = options
  const found = await Promise.all(
    draftCollectionSlugs.map(async (slug) => {
      const { docs } = await viewer.payload.find({
        collection: slug,
        depth: 0,
        draft,
        limit,
        overrideAccess: false,
        pagination: false,
        sort: `-${by}`,
        user: viewer.user,
        where,
      })
      return docs.map((document) => toEntry(viewer, slug, document))
    }),
  )
  return found
    .flat()
    .sort((one, other) => (other[by] ?? '').localeCompare(one[by] ?? ''))
    .slice(0, limit)
}
