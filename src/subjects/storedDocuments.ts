import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { Stored } from './subject.ts'

const pageSize = 100

/** Lists of what refers to a document are not stored in it; the adapter's type has no word for none. */
const withoutJoins: object = { joins: false }

export type StoredVersion = {
  id: string
  parent: string
  latest?: boolean
  createdAt: string
  updatedAt: string
  version: Stored
}

/** Documents as they are stored, page by page, those in the trash too. */
export async function* storedDocuments(
  collection: CollectionSlug,
  req: PayloadRequest,
  where: Where = {},
): AsyncGenerator<Stored> {
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await req.payload.db.find<Stored>({
      collection,
      ...withoutJoins,
      limit: pageSize,
      page,
      req,
      sort: 'id',
      where,
    })
    yield* docs
    if (!hasNextPage) return
  }
}

/** The versions of documents, drafts among them, page by page; none where a collection has none. */
export async function* storedVersions(
  collection: CollectionSlug,
  req: PayloadRequest,
  where: Where = {},
): AsyncGenerator<StoredVersion> {
  if (!req.payload.collections[collection].config.versions) return
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await req.payload.db.findVersions<Stored>({
      collection,
      limit: pageSize,
      page,
      req,
      sort: 'id',
      where,
    })
    for (const { parent, ...rest } of docs) {
      yield { ...rest, id: String(rest.id), parent: String(parent) }
    }
    if (!hasNextPage) return
  }
}

/** All that an iteration gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
