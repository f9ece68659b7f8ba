import { rm } from 'node:fs/promises'
import {
  addDataAndFileToRequest,
  APIError,
  Forbidden,
  hasWhereAccessResult,
  type Endpoint,
  type PayloadRequest,
} from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import { prepare } from './attachUpload.ts'
import type { PreparedUpload } from './prepareUpload.ts'
import { settleFiles } from './settleFiles.ts'
import type { MediaStorage } from './storage.ts'

type CollectionEndpoint = Omit<Endpoint, 'root'>

/**
 * Payload's endpoints that create and update a media document, with the file checked and stored
 * before the operation and its transaction begin: on SQLite nothing else could be saved while an
 * image is worked on.
 * @param uploads what the operation finds prepared
 */
export const uploadEndpoints = (
  storage: MediaStorage,
  uploads: WeakMap<PayloadRequest, PreparedUpload>,
): CollectionEndpoint[] => {
  const withUpload = (endpoint: Pick<CollectionEndpoint, 'method' | 'path'>): CollectionEndpoint => ({
    ...endpoint,
    handler: async (req) => {
      const id = typeof req.routeParams?.id === 'string' ? req.routeParams.id : undefined
      await assertMay(req, id)
      const upload = await receive(storage, req, id)
      if (!upload) return payloadHandler(req, endpoint)(req)
      uploads.set(req, upload)
      try {
        return await payloadHandler(req, endpoint)(req)
      } catch (error) {
        await settleFiles(req.payload, storage, upload.names)
        throw error
      } finally {
        uploads.delete(req)
      }
    },
  })
  return [withUpload({ path: '/', method: 'post' }), withUpload({ path: '/:id', method: 'patch' })]
}

/** @throws Forbidden before a file is received that its sender may not store */
async function assertMay(req: PayloadRequest, id: string | undefined): Promise<void> {
  const { access } = req.payload.collections[mediaSlug].config
  const rule = await (id === undefined ? access.create({ req }) : access.update({ req, id }))
  if (hasWhereAccessResult(rule)) {
    const where = id === undefined ? rule : { and: [{ id: { equals: id } }, rule] }
    const { totalDocs } = await req.payload.db.count({ collection: mediaSlug, where, req })
    if (totalDocs > 0) return
  } else if (rule) return
  throw new Forbidden(req.t)
}

async function receive(
  storage: MediaStorage,
  req: PayloadRequest,
  id: string | undefined,
): Promise<PreparedUpload | undefined> {
  await addDataAndFileToRequest(req).catch((error: unknown) => {
    throw isUnreadable(error) ? new APIError('The form could not be read.', 400) : error
  })
  // Payload's own handler would try to read the body once more.
  Object.defineProperty(req, 'body', { value: null })
  const { data, files = {} } = req
  withoutRemoteFile(data)
  try {
    return await prepare(storage, req, data, id)
  } finally {
    delete req.file
    for (const { tempFilePath } of Object.values(files).flat()) {
      if (tempFilePath) await rm(tempFilePath, { force: true })
    }
  }
}

/** Whether an error is about the form itself, not the network or the disk, which have codes. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && !('status' in error) && !('code' in error)

/** Payload would fetch the file that `url` names. */
function withoutRemoteFile(data: PayloadRequest['data']): void {
  if (typeof data !== 'object' || data === null) return
  delete data.url
}

function payloadHandler(
  req: PayloadRequest,
  { method, path }: Pick<CollectionEndpoint, 'method' | 'path'>,
): CollectionEndpoint['handler'] {
  const endpoints = req.payload.collections[mediaSlug].config.endpoints || []
  const handler = endpoints
    .filter((endpoint) => endpoint.method === method && endpoint.path === path)
    .at(-1)?.handler
  if (!handler) throw new Error(`Payload has no ${method} ${path} for media`)
  return handler
}
