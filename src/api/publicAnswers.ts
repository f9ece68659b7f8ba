import type { Request, Response } from 'express'
import { headersWithCors, type Payload } from 'payload'

import { createAnswer } from '../delivery/answer.ts'
import type { ResponseCache } from '../delivery/responseCache.ts'
import { sendAnswer } from '../delivery/sendAnswer.ts'

/** What makes the answer to a read, as nobody in particular would see it. */
type Produce = () => Promise<globalThis.Response>

/** Answers a read of what anybody may see; `key` is the one name of all reads with the same answer. */
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
  return async function answerPublicly(req, res, key, produce) {
    const answer =
      cache && isAnonymous(req)
        ? await cache.answer(key, produce)
        : await createAnswer(await produce())
    allowOrigin(payload, req, res)
    await sendAnswer(req, res, answer, { isShared: isAnonymousRead(req) })
  }
}

/** Whether a request has nothing that could say who sent it. */
export const isAnonymous = ({ headers }: Request): boolean =>
  headers.cookie === undefined && headers.authorization === undefined

/** Such a request by a method whose answers others may keep too. */
export const isAnonymousRead = (req: Request): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') && isAnonymous(req)

function allowOrigin(payload: Payload, { headers: { origin } }: Request, res: Response): void {
  if (origin === undefined) return
  const headers = headersWithCors({
    headers: new Headers(),
    req: { payload, headers: new Headers({ origin }) },
  })
  for (const [name, value] of headers) res.setHeader(name, value)
}
