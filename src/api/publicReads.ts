import type { Request, RequestHandler, Response } from 'express'
import { headersWithCors, type Payload } from 'payload'

import { publicCollections } from '../delivery/contentChanges.ts'
import type { ResponseCache } from '../delivery/responseCache.ts'
import { sendAnswer } from '../delivery/sendAnswer.ts'
import { canonicalRead } from '../lib/canonicalRead.ts'
import { answerRead } from './rest/index.ts'

/** Answers what anybody may read over REST from the cache; everything else goes on. */
export function publicReads(options: {
  payload: Payload
  cache: ResponseCache
  serverUrl: string
}): RequestHandler {
  const { payload, cache, serverUrl } = options
  const collections = publicCollections(payload)

  return async function publicReads(req, res, next) {
    const key = isAnonymousRead(req) && canonicalRead(req.originalUrl, collections)
    if (!key) return next()
    const answer = await cache.answer(key, () => answerRead(payload, serverUrl + key))
    allowOrigin(payload, req, res)
    await sendAnswer(req, res, answer)
  }
}

const isAnonymousRead = ({ method, headers }: Request): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers.cookie === undefined &&
  headers.authorization === undefined

function allowOrigin(payload: Payload, { headers: { origin } }: Request, res: Response): void {
  if (origin === undefined) return
  const headers = headersWithCors({
    headers: new Headers(),
    req: { payload, headers: new Headers({ origin }) },
  })
  for (const [name, value] of headers) res.setHeader(name, value)
}
