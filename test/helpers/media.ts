import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

import type { Media } from '../../src/lib/payload-types.ts'
import type { TestServer } from './server.ts'

/** A JPEG of one colour. */
export const jpeg = (width = 800, height = 600, background = '#336699'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

export type UploadAnswer = {
  status: number
  doc: Media
  errors: { message: string; data?: { errors: { message: string; path: string }[] } }[]
}

/**
 * Sends a file the way a browser's form does.
 * @param options.as the `Authorization` header
 * @param options.id the document to change; a new one without it
 */
export async function upload(
  server: TestServer,
  options: {
    as?: string
    content?: Uint8Array | string
    name?: string
    type?: string
    fields?: Record<string, unknown>
    id?: string
    query?: string
  },
): Promise<UploadAnswer> {
  const { as, content, fields = {}, id, query = '' } = options
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  if (content !== undefined) {
    const type = options.type ?? 'application/octet-stream'
    form.set('file', new Blob([content as BlobPart], { type }), options.name ?? 'picture.jpg')
  }
  const response = await fetch(`${server.url}/api/media${id ? `/${id}` : ''}${query}`, {
    method: id ? 'PATCH' : 'POST',
    headers: as ? { Authorization: as } : {},
    body: form,
  })
  return { status: response.status, ...((await response.json()) as Omit<UploadAnswer, 'status'>) }
}

/** Downloads a file from the address that a document gives. */
export const download = (
  server: TestServer,
  address: string | null | undefined,
  init: RequestInit = {},
): Promise<Response> =>
  fetch(new URL(address ?? `/api/media/file/${randomUUID()}`, server.url), init)

/** The addresses of a document's file and all its sizes. */
export const addressesOf = (doc: Media): string[] =>
  [doc, ...Object.values(doc.sizes ?? {})].flatMap(({ url }) => (url ? [url] : []))

/** The names of the files that a server keeps. */
export const storedFiles = async (server: TestServer): Promise<string[]> =>
  (await readdir(path.join(server.folder, 'media')).catch((): string[] => [])).filter(
    (name) => !name.startsWith('.'),
  )
