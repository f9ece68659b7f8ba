import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'

import type { Answer, Body, Encoding, FlatHeaders } from './answer.ts'

/** Clients send a handful of different `Accept-Encoding` headers, the same each time. */
const preferences = new LRUCache<string, Encoding>({ max: 100 })

/**
 * Sends an answer that anybody may see, or 304 where the client has it already. Shared caches keep
 * it too, and ask again each time whether it still holds.
 * @param options.isShared false where the request says who asks: no cache keeps that answer
 * @param options.headers what this request's answer has besides
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  options: { isShared: boolean; headers: FlatHeaders },
): Promise<void> | void {
  const body = answer.body(preferredEncoding(req.headers['accept-encoding']))
  // What is made already is sent at once: a turn of the event loop costs as much as a few headers.
  if (!(body instanceof Promise)) return send(req, res, answer, body, options)
  return body.then((made) => send(req, res, answer, made, options))
}

function send(
  req: IncomingMessage,
  res: ServerResponse,
  { isKeepable, status }: Answer,
  { bytes, etag, notModified, shared, unshared }: Body,
  { headers, isShared }: { isShared: boolean; headers: FlatHeaders },
): void {
  if (res.headersSent || res.destroyed) return
  const isKept = isShared && isKeepable
  if (isKept && matches(req.headers['if-none-match'], etag)) {
    res.writeHead(304, [...headers, ...notModified]).end()
    return
  }
  res.writeHead(status, [...headers, ...(isKept ? shared : unshared)])
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
