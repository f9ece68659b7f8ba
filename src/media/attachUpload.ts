import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import { isRecord } from '../lib/isRecord.ts'
import type { Media } from '../lib/payload-types.ts'
import { prepareRefocus, prepareUpload, refused, type PreparedUpload } from './prepareUpload.ts'
import { readFocalPoint } from './readFocalPoint.ts'
import { servesForever } from './servesForever.ts'
import type { MediaStorage } from './storage.ts'

/** What only the files themselves decide. */
const decidedByFiles = [
  'filename',
  'filesize',
  'height',
  'mimeType',
  'originalName',
  'sizes',
  'thumbnailURL',
  'url',
  'width',
]

type UpdateOrCreate = {
  data?: Record<string, unknown>
  id?: string
  where?: unknown
}

/**
 * Puts what is known of the stored files into the document, in place of Payload's own handling of
 * files: that would work on images while the database waits, and write files that a rollback leaves.
 * @param preparedFor gives what an endpoint has prepared before the operation
 */
export const attachUpload =
  (
    storage: MediaStorage,
    preparedFor: (req: PayloadRequest) => PreparedUpload | undefined,
  ): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    if (operation !== 'create' && operation !== 'update') return args
    // Payload types the arguments of a hook as those of every operation at once.
    const { data = {}, id, where } = args as UpdateOrCreate
    const bulk = where !== undefined
    if (bulk && req.file) throw refused('A file can replace that of one document at a time.')
    const upload = preparedFor(req) ?? (bulk ? undefined : await prepare(storage, req, data, id))
    if (operation === 'create' && !upload) throw refused('Please choose a file.')
    delete req.file
    delete req.query.uploadEdits
    const ignored = [...decidedByFiles, 'focalX', 'focalY']
    const own = Object.entries(data).filter(([name]) => !ignored.includes(name))
    return { ...args, data: { ...Object.fromEntries(own), ...upload?.data } }
  }

/**
 * Stores the file of a request, or makes the copies again where the focal point moves.
 * @param id the document to change; undefined for a new one
 */
export async function prepare(
  storage: MediaStorage,
  req: PayloadRequest,
  data: unknown,
  id: string | undefined,
): Promise<PreparedUpload | undefined> {
  const focalPoint = readFocalPoint(req.query, data)
  const isRefocused = Object.keys(focalPoint).length > 0
  const stored = id !== undefined && (req.file || isRefocused) ? await storedMedia(req, id) : null
  if (req.file) {
    const sent = isRecord(data) ? data : {}
    const isPersonal = !servesForever({ ...stored, ...sent })
    return prepareUpload(storage, req.file, { focalPoint, isPersonal })
  }
  return stored && isRefocused ? prepareRefocus(storage, stored, focalPoint) : undefined
}

const storedMedia = (req: PayloadRequest, id: string) =>
  req.payload.db.findOne<Media>({
    collection: mediaSlug,
    where: { id: { equals: id } },
    req,
  })
