import type { Payload } from 'payload'

import { peopleSlug, testimonialsSlug } from '../../collections/slugs.ts'
import { inChunks } from './inChunks.ts'
import type { SearchedCollection } from './searchedCollections.ts'

const consented: ReadonlySet<SearchedCollection> = new Set([peopleSlug, testimonialsSlug])

/** When the consent to documents runs out, in milliseconds since 1970, by their ids. Not for the public. */
export async function readConsentEnds(
  payload: Payload,
  collection: SearchedCollection,
  ids: string[],
): Promise<Map<string, number>> {
  if (!consented.has(collection)) return new Map()
  const documents = await inChunks(ids, async (some) => {
    const { docs } = await payload.find({
      collection: collection as typeof peopleSlug | typeof testimonialsSlug,
      where: { id: { in: some } },
      select: { consent: { expiresAt: true } },
      depth: 0,
      sort: 'id',
      limit: some.length,
      pagination: false,
    })
    return docs
  })
  return new Map(
    documents.flatMap(({ id, consent }) =>
      consent?.expiresAt ? [[id, Date.parse(consent.expiresAt)] as const] : [],
    ),
  )
}
