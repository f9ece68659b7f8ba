import { type Request, Router } from 'express'
import type { Payload } from 'payload'

import { HttpError } from '../../lib/httpError.ts'
import type { Site } from '../../renditions/site.ts'
import type { AnswerPublicly } from '../publicAnswers.ts'
import { feedFormats } from './feedFormats.ts'
import { readFeed } from './readFeed.ts'

/** The newest posts in each format of feed, of one `topic` where that is asked for. */
export function postFeeds(options: {
  payload: Payload
  answerPublicly: AnswerPublicly
  site: Site
  serverUrl: string
  homepage: string
}): Router {
  const { answerPublicly, homepage, payload, serverUrl, site } = options
  const router = Router()
  for (const { path, type, write } of feedFormats) {
    router.get(path, async (req, res) => {
      const topic = topicOf(req)
      const key = topic === undefined ? path : `${path}?topic=${encodeURIComponent(topic)}`
      await answerPublicly(req, res, key, async () => {
        const feed = await readFeed({ payload, site, homepage, topic, address: serverUrl + key })
        return new Response(write(feed), { headers: { 'Content-Type': `${type}; charset=utf-8` } })
      })
    })
  }
  return router
}

function topicOf({ query: { topic } }: Request): string | undefined {
  if (topic === undefined) return undefined
  if (typeof topic === 'string') return topic
  throw new HttpError(400, '`topic` must be the slug of one topic.')
}
