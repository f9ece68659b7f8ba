import type { CollectionAfterDeleteHook, CollectionBeforeDeleteHook } from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import type { Media } from '../lib/payload-types.ts'
import { fileNames } from './mediaFile.ts'
import { settleFiles } from './settleFiles.ts'
import type { MediaStorage } from './storage.ts'

const keyOf = (id: unknown) => `files of deleted media ${String(id)}`

/** Notes the files of a document; what a deletion answers may lack them, as its client selects. */
export const noteFiles: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const doc = await req.payload.db.findOne<Media>({
    collection: mediaSlug,
    where: { id: { equals: id } },
    req,
  })
  req.context[keyOf(id)] = doc ? fileNames(doc) : []
}

/** Removes the files of a deleted document, once the deletion is certain. */
export const removeDeletedFiles =
  (storage: MediaStorage): CollectionAfterDeleteHook =>
  async ({ id, req }) => {
    const noted = req.context[keyOf(id)]
    const names = Array.isArray(noted) ? noted.map(String) : []
    await Promise.all(names.map((name) => storage.unsettle(name)))
    await req.payload.db.afterCommit(req.transactionID, () =>
      settleFiles(req.payload, storage, names),
    )
  }
