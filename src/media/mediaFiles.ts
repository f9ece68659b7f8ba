import type { CollectionConfig, PayloadRequest, Plugin } from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import { attachUpload } from './attachUpload.ts'
import { fileEndpoint } from './fileEndpoint.ts'
import type { PreparedUpload } from './prepareUpload.ts'
import { refuseOvertaken } from './refuseOvertaken.ts'
import { noteFiles, removeDeletedFiles } from './removeDeletedFiles.ts'
import { settleChangedFiles } from './settleChangedFiles.ts'
import { renewAddress } from './renewAddress.ts'
import type { MediaStorage } from './storage.ts'
import { uploadEndpoints } from './uploadEndpoints.ts'

/**
 * Keeps and serves the files of the media collection. A file is stored before the document that
 * names it is saved, and removed only once the change that lets it go is certain; so a crash can
 * leave a file without a document, which `sweepMedia` removes, never a document without its file.
 */
export const mediaFiles =
  (storage: MediaStorage): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.slug === mediaSlug ? withFiles(collection, storage) : collection,
    ),
  })

function withFiles(collection: CollectionConfig, storage: MediaStorage): CollectionConfig {
  const uploads = new WeakMap<PayloadRequest, PreparedUpload>()
  const preparedFor = (req: PayloadRequest) => uploads.get(req)
  const { hooks = {}, upload, endpoints } = collection
  return {
    ...collection,
    endpoints: [
      ...(endpoints || []),
      fileEndpoint(storage),
      ...uploadEndpoints(storage, uploads),
    ],
    upload: {
      ...(typeof upload === 'object' ? upload : {}),
      disableLocalStorage: true,
      // `attachUpload` demands it; Payload itself never sees the file.
      filesRequiredOnCreate: false,
    },
    hooks: {
      ...hooks,
      beforeOperation: [
        ...(hooks.beforeOperation ?? []),
        attachUpload(storage, preparedFor),
      ],
      beforeChange: [
        ...(hooks.beforeChange ?? []),
        refuseOvertaken(preparedFor),
        renewAddress(storage),
      ],
      afterChange: [...(hooks.afterChange ?? []), settleChangedFiles(storage)],
      beforeDelete: [...(hooks.beforeDelete ?? []), noteFiles],
      afterDelete: [...(hooks.afterDelete ?? []), removeDeletedFiles(storage)],
    },
  }
}
