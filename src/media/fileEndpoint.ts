import { createHash } from 'node:crypto'
import {
  hasWhereAccessResult,
  isolateObjectProperty,
  NotFound,
  type Endpoint,
  type PayloadRequest,
} from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import { contentDisposition } from '../lib/contentDisposition.ts'
import { imageSizes } from '../lib/imageSizes.ts'
import type { Media } from '../lib/payload-types.ts'
import { filePolicy } from './filePolicy.ts'
import { fileResponse } from './fileResponse.ts'
import { ownersOf } from './settleFiles.ts'
import { servesForever } from './servesForever.ts'
import type { MediaStorage } from './storage.ts'

/**
 * `GET /api/media/file/:filename`: one file, original or size, of a document that the client may
 * read. Answers conditional requests and ranges of bytes (RFC 9110).
 */
export const fileEndpoint = (storage: MediaStorage): Omit<Endpoint, 'root'> => ({
  path: '/file/:filename',
  method: 'get',
  handler: async (req) => {
    const filename = String(req.routeParams?.filename)
    const found = await findReadable(req, filename)
    if (!found) throw new NotFound(req.t)
    const size = await storage.size(filename)
    if (size === undefined) {
      req.payload.logger.error({ msg: `The file ${filename} of a media document is missing` })
      throw new NotFound(req.t)
    }
    if (storage.link && mayLink(req, found)) {
      return redirectTo(await storage.link(filename, req))
    }
    const mimeType = typeOf(found.doc, filename)
    const etag = `"${createHash('sha256').update(filename).digest('base64url')}"`
    const headers = new Headers({
      'Cache-Control': cacheControl(found),
      'Content-Disposition': contentDisposition(filename, mimeType),
      'Content-Security-Policy': filePolicy(mimeType),
      'Content-Type': mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ETag: etag,
      'X-Content-Type-Options': 'nosniff',
    })
    if (matches(req.headers.get('If-None-Match'), etag)) {
      return new Response(null, { status: 304, headers })
    }
    const range = rangeIsCurrent(req, etag) ? req.headers.get('Range') : null
    const file = { name: filename, size, headers }
    return fileResponse(storage, file, { range, isHead: req.isHead === true })
  },
})

type Found = { doc: Media; public: boolean }

/** Asks the collection's own rule of reading, first as the public, then as the client. */
async function findReadable(req: PayloadRequest, filename: string): Promise<Found | undefined> {
  const asPublic = isolateObjectProperty(req, 'user')
  asPublic.user = null
  const publicDoc = await findAs(asPublic, filename)
  if (publicDoc) return { doc: publicDoc, public: true }
  const doc = req.user ? await findAs(req, filename) : undefined
  return doc && { doc, public: false }
}

async function findAs(req: PayloadRequest, filename: string): Promise<Media | undefined> {
  const { config } = req.payload.collections[mediaSlug]
  const access = await config.access.read({ req })
  if (access === false) return undefined
  const owned = ownersOf([filename])
  const doc = await req.payload.db.findOne<Media>({
    collection: mediaSlug,
    where: hasWhereAccessResult(access) ? { and: [owned, access] } : owned,
    req,
  })
  return doc ?? undefined
}

/**
 * Whether a link may be given that works without asking us: only to a file of nobody in particular,
 * and to other sites. Our own pages load nothing from elsewhere, and a link is for GET alone.
 */
const mayLink = (req: PayloadRequest, found: Found): boolean =>
  found.public &&
  servesForever(found.doc) &&
  !req.user &&
  !req.isHead &&
  req.headers.get('Sec-Fetch-Site') !== 'same-origin'

const redirectTo = (address: string): Response =>
  new Response(null, {
    status: 302,
    headers: {
      'Cache-Control': 'private, no-store',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      Location: address,
    },
  })

function typeOf(doc: Media, filename: string): string {
  const stored = [doc, ...imageSizes.map(({ name }) => doc.sizes?.[name])]
  const mimeType = stored.find((file) => file?.filename === filename)?.mimeType
  return mimeType ?? 'application/octet-stream'
}

function cacheControl(found: Found): string {
  if (!found.public) return 'private, no-store'
  return servesForever(found.doc) ? 'public, max-age=31536000, immutable' : 'public, no-cache'
}

const matches = (header: string | null, etag: string): boolean =>
  header !== null &&
  header.split(',').some((value) => ['*', etag, `W/${etag}`].includes(value.trim()))

/** A range is of use only where its client's part is of the same file. */
function rangeIsCurrent(req: PayloadRequest, etag: string): boolean {
  const ifRange = req.headers.get('If-Range')
  return ifRange === null || ifRange === etag
}
