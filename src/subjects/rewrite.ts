import type { CollectionSlug, PayloadRequest } from 'payload'

import { collect, storedDocuments, storedVersions } from './storedDocuments.ts'
import type { Stored } from './subject.ts'

type Change = (document: Stored) => Stored

/**
 * Changes a document and every version of it where they are, drafts staying drafts. No hook would
 * leave a draft unpublished and a version as old as it is; caches, search and webhooks follow the
 * database adapter itself.
 * @param change gives the same object where nothing is to be changed
 */
export async function rewrite(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
  change: Change,
): Promise<void> {
  for (const document of await collect(storedDocuments(collection, req, { id: { equals: id } }))) {
    const data = change(document)
    if (data !== document) await req.payload.db.updateOne({ collection, id, data, req })
  }
  const versions = await collect(storedVersions(collection, req, { parent: { equals: id } }))
  for (const { id: versionId, version, ...rest } of versions) {
    const changed = change(version)
    if (changed === version) continue
    await req.payload.db.updateVersion({
      collection,
      id: versionId,
      versionData: { ...rest, version: changed },
      req,
    })
  }
}

/** Deletes the earlier versions of a document, and changes what is left of it. */
export async function rewriteWithoutHistory(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
  change: Change,
): Promise<void> {
  const versions = await collect(storedVersions(collection, req, { parent: { equals: id } }))
  const earlier = versions.filter(({ latest }) => !latest).map((version) => version.id)
  if (earlier.length > 0) {
    await req.payload.db.deleteVersions({ collection, where: { id: { in: earlier } }, req })
  }
  await rewrite(collection, id, req, change)
}

/** Deletes a document for good, its versions, and what hooks remove with it. */
export async function destroy(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
): Promise<void> {
  await req.payload.delete({ collection, id, depth: 0, req, trash: true })
}
