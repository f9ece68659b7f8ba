import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

import { publicCollections } from '../delivery/contentChanges.ts'
import { canonicalRead } from '../lib/canonicalRead.ts'
import { type AnswerPublicly, isAnonymousRead } from './publicAnswers.ts'
import { answerRead } from './rest/index.ts'

/** Answers what anybody may read over REST from the cache; everything else goes on. */
export function publicReads(options: {
  payload: Payload
  answerPublicly: AnswerPublicly
  serverUrl: string
}): RequestHandler {
  const { payload, answerPublicly, serverUrl } = options
  const collections = publicCollections(payload)

  return async function publicReads(req, res, next) {
    const key = isAnonymousRead(req) && canonicalRead(req.originalUrl, collections)
    if (!key) return next()
    await answerPublicly(req, res, key, () => answerRead(payload, serverUrl + key))
  }
}
