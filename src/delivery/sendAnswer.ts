import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'

import type { Answer, Encoding } from './answer.ts'

/** Clients send a handful of different `Accept-Encoding` headers, the same each time. */
const preferences = new LRUCache<string, Encoding>({ max: 100 })

/**
 * Sends an answer that anybody may see, or 304 where the client has it already. Shared caches keep
 * it too, and ask again each time whether it still holds.
 * @param options.isShared false where the request says who asks: no cache keeps that answer
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  { isShared }: { isShared: boolean },
): Promise<void> {
  const encoding = preferredEncoding(req.headers['accept-encoding'])
  const made = answer.body(encoding)
  const { bytes, etag } = made instanceof Promise ? await made : made
  if (res.headersSent || res.destroyed) return
  res.statusCode = answer.status
  for (const [name, value] of answer.headers) res.setHeader(name, value)
  res.setHeader('Vary', 'Accept-Encoding, Origin')
  const isKept = isShared && answer.isKeepable
  res.setHeader('Cache-Control', isKept ? 'public, no-cache' : 'private, no-store')
  if (isKept) res.setHeader('ETag', etag)
  if (isKept && matches(req.headers['if-none-match'], etag)) {
    res.statusCode = 304
    res.removeHeader('Content-Type')
    res.end()
    return
  }
  if (answer.isCompressible && encoding !== 'identity') res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Length', bytes.length)
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

function preferredEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity'
  const found = preferences.get(accepted)
  if (found) return found
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } })
  // The package's types do not know the second argument yet.
  const encodings = negotiator.encodings.bind(negotiator) as (
    available: Encoding[],
    options: { preferred: Encoding[] },
  ) => Encoding[]
  const [encoding = 'identity'] = encodings(['br', 'gzip', 'identity'], { preferred: ['br'] })
  preferences.set(accepted, encoding)
  return encoding
}

/** Compares weakly, as `If-None-Match` does. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header === etag || header.trim() === '*') return true
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
