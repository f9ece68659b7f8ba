import type { Payload } from 'payload'

import { eventsSlug, peopleSlug, postsSlug, projectsSlug } from '../../../collections/slugs.ts'
import type { PublicAddress } from '../../lib/publicAddress.ts'

/** A page of the site. */
export type SitePage = { address: string; updatedAt: string }

const collections = [postsSlug, projectsSlug, eventsSlug, peopleSlug] as const
const batch = 500

/** Where every published document is read, without those that are to be kept from search engines. */
export async function readPages(payload: Payload, addressOf: PublicAddress): Promise<SitePage[]> {
  const pages: SitePage[] = []
  for (const collection of collections) {
    for (let page = 1, isOver = false; !isOver; page++) {
      const { docs, hasNextPage } = await payload.find({
        collection,
        depth: 0,
        limit: batch,
        overrideAccess: false,
        page,
        select: { meta: { noIndex: true }, slug: true, updatedAt: true },
        sort: 'id',
      })
      for (const { id, meta, slug, updatedAt } of docs) {
        if (slug && !meta?.noIndex) {
          pages.push({ address: addressOf(collection, { id, slug }), updatedAt })
        }
      }
      isOver = !hasNextPage
    }
  }
  return pages
}
