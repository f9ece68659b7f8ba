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
    const isShared = isAnonymousRead(req)
    const answer =
      isShared && cache ? await cache.answer(key, produce) : await createAnswer(await produce())
    allowOrigin(payload, req, res)
    await sendAnswer(req, res, answer, { isShared })
  }
}

/** A read by somebody who sent nothing that could say who they are. */
export const isAnonymousRead = ({ method, headers }: Request): boolean =>
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
