import type { CollectionAfterChangeHook } from 'payload'

import type { Media } from '../lib/payload-types.ts'
import { fileNames } from './mediaFile.ts'
import { settleFiles } from './settleFiles.ts'
import type { MediaStorage } from './storage.ts'

/** Once a change is certain, keeps a document's new files and removes those it had before. */
export const settleChangedFiles =
  (storage: MediaStorage): CollectionAfterChangeHook<Media> =>
  async ({ data, previousDoc, req }) => {
    const current = fileNames(data)
    const former = fileNames(previousDoc ?? {})
    const dropped = former.filter((name) => !current.includes(name))
    const added = current.filter((name) => !former.includes(name))
    await Promise.all(dropped.map((name) => storage.unsettle(name)))
    await req.payload.db.afterCommit(req.transactionID, () =>
      settleFiles(req.payload, storage, [...added, ...dropped]),
    )
  }
