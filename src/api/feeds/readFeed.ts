import type { Payload, Where } from 'payload'

import { postsSlug, topicsSlug } from '../../../collections/slugs.ts'
import { HttpError } from '../../lib/httpError.ts'
import type { Topic } from '../../lib/payload-types.ts'
import type { Site } from '../../renditions/site.ts'
import type { Feed } from './feed.ts'
import { feedFields, feedItem, feedPopulated } from './feedItem.ts'

/** Readers ask often: enough for somebody who was away for months. */
const limit = 30

/**
 * The newest posts, as the public sees them. One that cannot be shown is logged and left out.
 * @param options.address where the feed is
 * @param options.topic the slug of the only topic to be read of
 * @throws HttpError 404 where there is no such topic
 */
export async function readFeed(options: {
  payload: Payload
  site: Site
  homepage: string
  address: string
  topic: string | undefined
}): Promise<Feed> {
  const { address, homepage, payload, site } = options
  const topic = options.topic === undefined ? undefined : await findTopic(payload, options.topic)
  const where: Where = topic ? { topics: { equals: topic.id } } : {}
  const { docs } = await payload.find({
    collection: postsSlug,
    depth: 1,
    limit,
    overrideAccess: false,
    pagination: false,
    populate: feedPopulated,
    select: feedFields,
    sort: ['-publishedAt', '-createdAt', 'id'],
    where,
  })
  const items = docs.flatMap((post) => {
    try {
      return [feedItem(post, site)]
    } catch (error) {
      payload.logger.error({ err: error, id: post.id, msg: 'A post fits into no feed' })
      return []
    }
  })
  return {
    title: topic ? `News of the collective: ${topic.name}` : 'News of the collective',
    description:
      topic?.summary?.trim() || 'What we do, think and plan, from everybody who takes part.',
    language: 'en-GB',
    homepage,
    address,
    // A feed without an item has to have been updated at some time too.
    updatedAt: new Date(Math.max(0, ...items.map(({ updatedAt }) => updatedAt.getTime()))),
    items,
  }
}

async function findTopic(
  payload: Payload,
  slug: string,
): Promise<Pick<Topic, 'id' | 'name' | 'summary'>> {
  const { docs } = await payload.find({
    collection: topicsSlug,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    select: { name: true, summary: true },
    where: { slug: { equals: slug } },
  })
  if (!docs[0]) throw new HttpError(404, '`topic` is the slug of no topic.')
  return docs[0]
}
