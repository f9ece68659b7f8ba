import type { CollectionSlug, PayloadRequest } from 'payload'

import { isIdentifier } from '../isIdentifier.ts'
import { idOf } from './idOf.ts'

type Reference = { relationTo: CollectionSlug; value: unknown }

/**
 * The ids of those documents that whoever sends the request may read. No query follows a relation
 * to several collections, so each of them is asked. MongoDB keeps a reference that names nothing, or
 * nothing that could be an id; one of them must not end the question about all the others.
 */
export async function readableAmong(
  references: Reference[],
  req: PayloadRequest,
): Promise<Set<unknown>> {
  const ids = new Map<CollectionSlug, unknown[]>()
  for (const { relationTo, value } of references) {
    const id = idOf(value)
    if (isIdentifier(id)) ids.set(relationTo, [...(ids.get(relationTo) ?? []), id])
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
