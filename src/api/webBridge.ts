import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReadableStream } from 'node:stream/web'

import { withClientIp } from '../lib/clientIp.ts'
import { withHead } from '../lib/headRequest.ts'

/**
 * The native `Request` of an Express request, and who asked. What the middleware before it has put
 * into `req.body`, bytes or a stream, becomes its body. Its signal aborts when the connection closes
 * before the answer is complete. Its origin is `serverUrl`, never the Host header. HEAD becomes GET,
 * which Payload knows; `sendWebResponse` leaves the body out.
 */
export function toWebRequest(
  req: ExpressRequest,
  res: ExpressResponse,
  serverUrl: string,
): Request & { clientIp: string | undefined } {
  const abort = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished) abort.abort()
  })
  const headers = new Headers()
  const { rawHeaders } = req
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  const request = new Request(serverUrl + req.originalUrl, {
    method: req.method === 'HEAD' ? 'GET' : req.method,
    headers,
    signal: abort.signal,
    ...bodyOf(req),
  })
  return withHead(withClientIp(request, req.ip), req.method === 'HEAD')
}

function bodyOf(req: ExpressRequest): RequestInit & { duplex?: 'half' } {
  const body: unknown = req.body
  if (req.method === 'GET' || req.method === 'HEAD') return {}
  if (body instanceof Readable) {
    // `Readable.toWeb` throws out of reach once its reader has cancelled, as Payload's does on a
    // malformed form. The stream stays whole, so that the answer can still be sent.
    const chunks = ReadableStream.from(body.iterator({ destroyOnReturn: false }))
    return { body: chunks as unknown as BodyInit, duplex: 'half' }
  }
  return body instanceof Buffer ? { body: new Uint8Array(body) } : {}
}

/**
 * Whether another site sent the request, and is none that Payload has let read the answer. Such a site
 * must not sign its visitor in either, who would go on to work in an account that it reads.
 */
const isOfStranger = (req: ExpressRequest, answer: Headers): boolean =>
  ['cross-site', 'same-site'].includes(req.get('Sec-Fetch-Site') ?? '') &&
  !answer.has('Access-Control-Allow-Origin')

const wholeTypes = /^(application\/(graphql-response\+)?json|text\/html)\b/

/**
 * Writes a native `Response` to an Express response. JSON and pages go out in one piece, so that
 * their length is known; everything else streams.
 */
export async function sendWebResponse(response: Response, res: ExpressResponse): Promise<void> {
  if (res.headersSent || res.destroyed) {
    await response.body?.cancel()
    return
  }
  res.status(response.status)
  for (const [name, value] of response.headers) {
    if (name === 'vary') res.vary(value)
    else if (name !== 'set-cookie') res.setHeader(name, value)
  }
  if (!isOfStranger(res.req, response.headers)) {
    for (const cookie of response.headers.getSetCookie()) res.append('Set-Cookie', cookie)
  }
  const isHead = res.req.method === 'HEAD'
  if (response.body && wholeTypes.test(response.headers.get('Content-Type') ?? '')) {
    const body = new Uint8Array(await response.arrayBuffer())
    res.setHeader('Content-Length', body.length)
    res.end(isHead ? undefined : body)
  } else if (response.body && !isHead) {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), res)
  } else {
    await response.body?.cancel()
    res.end()
  }
}
