import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersWithCors, type Payload } from 'payload'

import { createAnswer, type FlatHeaders } from '../delivery/answer.ts'
import type { ResponseCache } from '../delivery/responseCache.ts'
import { sendAnswer } from '../delivery/sendAnswer.ts'

/** What makes the answer to a read, as nobody in particular would see it. */
type Produce = () => Promise<globalThis.Response>

/**
 * Answers a read of what anybody may see; `key` is the one name of all reads with the same answer. For
 * a GET it may depend on the address and the `Accept` header alone.
 */
export type AnswerPublicly = (
  req: Request,
  res: Response,
  key: string,
  produce: Produce,
) => Promise<void>

/**
 * How all formats that anybody may read are answered: from the cache, with an entity tag, to those
 * who are nobody in particular. A request with a cookie or a key never meets the cache.
 */
export function publicAnswers(options: {
  payload: Payload
  cache: ResponseCache | undefined
}): AnswerPublicly {
  const { payload, cache } = options
  const headersFor = originHeaders(payload)
  return async function answerPublicly(req, res, key, produce) {
    const isShared = isAnonymousRead(req)
    const address = isShared ? addressOf(req.originalUrl, req) : undefined
    const answer =
      cache && isAnonymous(req)
        ? await cache.answer(key, produce, address)
        : await createAnswer(await produce())
    await sendAnswer(req, res, answer, { isShared, headers: headersFor(req) })
  }
}

/**
 * Answers what was asked before, to the letter, and is kept still. It comes before everything that
 * such a request does not need, Express too, and knows all public formats, since it only sends what
 * `publicAnswers` has made; see docs/decisions/0011-asked-before.md.
 * @param options.headers what every answer has
 * @returns whether it did
 */
export function keptAnswers(options: {
  payload: Payload
  cache: ResponseCache
  headers: FlatHeaders
}): (req: IncomingMessage, res: ServerResponse, requestId: string) => boolean {
  const { payload, cache, headers } = options
  const headersFor = originHeaders(payload)
  return function answerKept(req, res, requestId) {
    const answer = isAnonymousRead(req) && cache.answerAt(addressOf(req.url ?? '', req))
    if (!answer) return false
    const sending = sendAnswer(req, res, answer, {
      isShared: true,
      headers: ['X-Request-Id', requestId, ...headers, ...headersFor(req)],
    })
    sending?.catch((error: unknown) => {
      payload.logger.error({ err: error, reqId: requestId, msg: 'A kept answer was not sent' })
      res.destroy()
    })
    return true
  }
}

/** Whether a request has nothing that could say who sent it. */
export const isAnonymous = ({ headers }: IncomingMessage): boolean =>
  headers.cookie === undefined && headers.authorization === undefined

/** Such a request by a method whose answers others may keep too. */
export const isAnonymousRead = (req: IncomingMessage): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') && isAnonymous(req)

const addressOf = (url: string, { headers: { accept = '' } }: IncomingMessage): string =>
  `${url} ${accept}`

const nothing: FlatHeaders = []

/** Payload's rule on other sites, worked out once for each of them. */
function originHeaders(payload: Payload): (req: IncomingMessage) => FlatHeaders {
  const known = new LRUCache<string, FlatHeaders>({
    max: 100,
    memoMethod: (origin) =>
      [
        ...headersWithCors({
          headers: new Headers(),
          req: { payload, headers: new Headers({ origin }) },
        }),
      ].flat(),
  })
  return ({ headers: { origin } }) => (origin === undefined ? nothing : known.memo(origin))
}
