import { x } from 'xastscript'

import { xmlDocument } from '../xmlDocument.ts'
import type { Feed, FeedItem } from './feed.ts'

/** @see https://www.rfc-editor.org/rfc/rfc4287 */
export const writeAtom = (feed: Feed): string =>
  xmlDocument(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language }, [
      x('id', feed.address),
      x('title', feed.title),
      x('subtitle', feed.description),
      x('updated', feed.updatedAt.toISOString()),
      x('link', { rel: 'self', type: 'application/atom+xml', href: feed.address }),
      x('link', { rel: 'alternate', type: 'text/html', href: feed.homepage }),
      // For posts that credit nobody: each entry has to have an author.
      x('author', [x('name', 'The collective')]),
      ...feed.items.map(entry),
    ]),
  )

const entry = (item: FeedItem) =>
  x('entry', [
    x('id', item.id),
    x('title', item.title),
    x('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    x('published', item.publishedAt.toISOString()),
    x('updated', item.updatedAt.toISOString()),
    ...item.authors.map((name) => x('author', [x('name', name)])),
    ...item.topics.map((term) => x('category', { term })),
    item.summary ? x('summary', item.summary) : undefined,
    x('content', { type: 'html' }, item.html),
    ...[item.image, ...item.audio].map(
      (file) =>
        file &&
        x('link', {
          rel: 'enclosure',
          href: file.url,
          type: file.type,
          length: String(file.length),
        }),
    ),
  ])
