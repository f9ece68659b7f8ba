import type { Payload, SanitizedCollectionConfig, SelectType, Where } from 'payload'

import { privateCollections } from '../privateCollections.ts'

export type StoredDocument = Record<string, unknown> & { id: string }

const pageSize = 100

/** The collections of which the public may read anything. */
export const publicCollections = ({ collections }: Payload): SanitizedCollectionConfig[] =>
  Object.values(collections)
    .map(({ config }) => config)
    .filter(({ slug }) => !slug.startsWith('payload-') && !privateCollections.has(slug))

/**
 * The documents of a collection that a condition selects, the trash included: first all as they are
 * public, then all as their newest drafts have them.
 */
export async function* everyDocument(
  payload: Payload,
  { slug, trash, versions }: SanitizedCollectionConfig,
  where: Where,
  select?: SelectType,
): AsyncGenerator<StoredDocument> {
  for (const draft of versions?.drafts ? [false, true] : [false]) {
    for (let page = 1; ; page += 1) {
      const { docs, hasNextPage } = await payload.find({
        collection: slug,
        depth: 0,
        draft,
        limit: pageSize,
        page,
        ...(select && { select }),
        sort: 'id',
        trash: Boolean(trash),
        where,
      })
      yield* docs as unknown as StoredDocument[]
      if (!hasNextPage) break
    }
  }
}
