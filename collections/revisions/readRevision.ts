import { createHmac } from 'node:crypto'
import type { CollectionSlug, PayloadRequest } from 'payload'

import { stableJson } from '../../src/lib/stableJson.ts'

/**
 * What a document is like now, as an entity tag: a token of its latest stored version or, where the
 * collection keeps none, of the document itself. It says nothing of what is in it, so that it is the
 * same for all who may read the document, whatever they read of it.
 * @returns nothing where there is no such document
 */
export async function readRevision(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
): Promise<string | undefined> {
  const stored = await findStored(collection, id, req)
  if (!stored) return undefined
  const token = createHmac('sha256', req.payload.secret)
    .update(stableJson([collection, id, stored]))
    .digest('base64url')
    .slice(0, 22)
  return `"v-${token}"`
}

async function findStored(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
): Promise<unknown> {
  const { db } = req.payload
  const { auth, versions } = req.payload.collections[collection].config
  if (versions) {
    const { docs } = await db.findVersions({
      collection,
      where: { parent: { equals: id } },
      sort: '-updatedAt',
      limit: 1,
      pagination: false,
      req,
    })
    if (docs[0]) return docs[0]
  }
  const found = await db.findOne<{ id: string; updatedAt?: string }>({
    collection,
    where: { id: { equals: id } },
    req,
  })
  // An account also keeps its sessions, which come and go without a change of anybody’s.
  return auth ? found?.updatedAt : found
}
