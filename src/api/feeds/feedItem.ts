import type { SelectType, TransformCollectionWithSelect } from 'payload'

import { postsSlug } from '../../../collections/slugs.ts'
import { byShownName } from '../../lib/byShownName.ts'
import type { Media, Post } from '../../lib/payload-types.ts'
import type { Site } from '../../renditions/site.ts'
import { populated } from '../populated.ts'
import type { Enclosure, FeedItem } from './feed.ts'

export const feedFields = {
  bodyHtml: true,
  createdAt: true,
  credits: true,
  creditsOrder: true,
  formats: true,
  heroImage: true,
  publishedAt: true,
  slug: true,
  summary: true,
  title: true,
  topics: true,
  updatedAt: true,
} as const satisfies SelectType

export const feedPopulated = {
  // Its address is made of its name.
  media: { filename: true, filesize: true, mimeType: true, url: true },
  organisations: { name: true },
  people: { name: true },
  topics: { name: true },
} as const

type FeedPost = TransformCollectionWithSelect<'posts', typeof feedFields>

/**
 * A post, read as the public, as an item of a feed.
 * @throws RangeError for a date that is none
 */
export function feedItem(post: FeedPost, site: Site): FeedItem {
  return {
    id: `urn:uuid:${post.id}`,
    url: site.addressOf(postsSlug, post),
    title: post.title,
    summary: post.summary?.trim() || undefined,
    html: post.bodyHtml ?? '',
    authors: authorsOf(post),
    topics: populated(post.topics).map(({ name }) => name),
    publishedAt: dateOf(post.publishedAt ?? post.createdAt),
    updatedAt: dateOf(post.updatedAt),
    image: enclosure(post.heroImage, 'image/', site),
    audio: (post.formats ?? []).flatMap(({ file }) => enclosure(file, 'audio/', site) ?? []),
  }
}

/** Everybody who is credited, once, by the names that they wish to be shown. */
function authorsOf({ credits, creditsOrder }: Pick<Post, 'credits' | 'creditsOrder'>): string[] {
  const credited = (credits ?? []).flatMap(({ organisation, person }) =>
    populated([person ?? '', organisation ?? '']),
  )
  const distinct = new Map(credited.map(({ id, name }) => [id, name ?? '']))
  const names = [...distinct.values()].filter(Boolean)
  return creditsOrder === 'alphabetical' ? names.sort(byShownName) : names
}

function enclosure(
  file: Media | string | null | undefined,
  family: string,
  site: Site,
): Enclosure | undefined {
  if (typeof file !== 'object' || !file?.url || !file.mimeType?.startsWith(family)) return undefined
  return { url: site.fileAddress(file.url), type: file.mimeType, length: file.filesize ?? 0 }
}

function dateOf(instant: string): Date {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date and time: ${instant}`)
  return date
}
