import { x } from 'xastscript'

import { xmlDocument } from '../xmlDocument.ts'
import type { Enclosure, Feed, FeedItem } from './feed.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** @see https://www.rssboard.org/rss-specification */
export const writeRss = (feed: Feed): string =>
  xmlDocument(
    x('rss', { version: '2.0', ...namespaces }, [
      x('channel', [
        x('title', feed.title),
        x('link', feed.homepage),
        x('description', feed.description),
        x('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.address }),
        x('language', feed.language),
        x('lastBuildDate', feed.updatedAt.toUTCString()),
        x('ttl', '60'),
        ...feed.items.map(item),
      ]),
    ]),
  )

const item = ({
  audio,
  authors,
  html,
  id,
  image,
  publishedAt,
  summary,
  title,
  topics,
  url,
}: FeedItem) =>
  x('item', [
    x('title', title),
    x('link', url),
    x('guid', { isPermaLink: 'false' }, id),
    x('pubDate', publishedAt.toUTCString()),
    ...authors.map((name) => x('dc:creator', name)),
    ...topics.map((topic) => x('category', topic)),
    summary ? x('description', summary) : undefined,
    x('content:encoded', html),
    enclosure(audio[0] ?? image),
    image && x('media:content', { url: image.url, type: image.type, medium: 'image' }),
  ])

/** Readers disagree about a second one: what is to be heard comes first. */
const enclosure = (file: Enclosure | undefined) =>
  file && x('enclosure', { url: file.url, type: file.type, length: String(file.length) })
