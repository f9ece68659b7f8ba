import { byteRange } from '../lib/byteRange.ts'
import type { MediaStorage } from './storage.ts'

/**
 * A stored file, or the range of its bytes that is asked for, as players of recordings do (RFC 9110).
 * @param file.size in bytes
 * @param request.range the `Range` header
 * @param request.isHead whether the headers alone are asked for; nothing is read then
 */
export async function fileResponse(
  storage: MediaStorage,
  file: { name: string; size: number; headers: HeadersInit },
  { range, isHead }: { range: string | null; isHead: boolean },
): Promise<Response> {
  const { name, size } = file
  const headers = new Headers(file.headers)
  headers.set('Accept-Ranges', 'bytes')
  const part = byteRange(range, size)
  if (part === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('Content-Length', String(part ? part.end - part.start + 1 : size))
  if (part) headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`)
  const body = isHead ? null : await storage.stream(name, part)
  return new Response(body, { status: part ? 206 : 200, headers })
}
