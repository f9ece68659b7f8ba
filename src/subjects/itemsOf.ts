import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { isRecord } from '../lib/isRecord.ts'
import { collect, storedDocuments, storedVersions } from './storedDocuments.ts'
import type { Item, Sighting, Stored } from './subject.ts'

export const itemOf = (collection: CollectionSlug, { id, updatedAt }: Stored): Item => ({
  collection,
  id,
  updatedAt: String(updatedAt),
  versions: 0,
})

/** The documents that a condition selects, with the number of their versions. */
export async function itemsWhere(
  collection: CollectionSlug,
  where: Where,
  req: PayloadRequest,
): Promise<Item[]> {
  const documents = await collect(storedDocuments(collection, req, where))
  const items: Item[] = []
  for (const document of documents) {
    const parent = { parent: { equals: document.id } }
    const versions = await collect(storedVersions(collection, req, parent))
    items.push({ ...itemOf(collection, document), versions: versions.length })
  }
  return items
}

export const itemsOf = (
  collection: CollectionSlug,
  ids: string[],
  req: PayloadRequest,
): Promise<Item[]> =>
  ids.length === 0 ? Promise.resolve([]) : itemsWhere(collection, { id: { in: ids } }, req)

/** The documents whose field is one of the e-mails, in upper case or lower. */
export async function itemsByEmail(
  collection: CollectionSlug,
  field: string,
  emails: string[],
  req: PayloadRequest,
): Promise<Item[]> {
  const items = new Map<string, Item>()
  for (const email of emails) {
    for await (const document of storedDocuments(collection, req, {
      [field]: { contains: email },
    })) {
      const value = isRecord(document) ? document[field] : undefined
      if (typeof value === 'string' && value.trim().toLowerCase() === email) {
        items.set(document.id, itemOf(collection, document))
      }
    }
  }
  return [...items.values()]
}

/** The documents of a collection that were seen and of which `isMeant` says so. */
export const sightedItems = (
  sightings: Sighting[],
  collection: CollectionSlug,
  isMeant: (sighting: Sighting) => boolean,
): Item[] =>
  sightings
    .filter((sighting) => sighting.collection === collection && isMeant(sighting))
    .map(({ id, updatedAt, versions }) => ({ collection, id, updatedAt, versions }))
