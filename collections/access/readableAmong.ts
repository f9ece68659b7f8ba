import type { CollectionSlug, PayloadRequest } from 'payload'

import { idOf } from './idOf.ts'

type Reference = { relationTo: CollectionSlug; value: unknown }

/**
 * The ids of those documents that whoever sends the request may read. No query follows a relation
 * to several collections, so each of them is asked.
 */
export async function readableAmong(
  references: Reference[],
  req: PayloadRequest,
): Promise<Set<unknown>> {
  const ids = new Map<CollectionSlug, unknown[]>()
  for (const { relationTo, value } of references) {
    ids.set(relationTo, [...(ids.get(relationTo) ?? []), idOf(value)])
  }
  const readable = await Promise.all(
    [...ids].map(async ([collection, among]) => {
      const { docs } = await req.payload.find({
        collection,
        depth: 0,
        overrideAccess: false,
        pagination: false,
        req,
        select: {},
        where: { id: { in: among } },
      })
      return docs.map(({ id }) => id)
    }),
  )
  return new Set(readable.flat())
}
