import type { Feed, FeedItem } from './feed.ts'

/** @see https://www.jsonfeed.org/version/1.1/ */
export const writeJsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.homepage,
    feed_url: feed.address,
    language: feed.language,
    items: feed.items.map(item),
  })

/** What is not known is left out, as `JSON.stringify` does. */
const item = ({ audio, image, ...post }: FeedItem) => ({
  id: post.id,
  url: post.url,
  title: post.title,
  summary: post.summary,
  content_html: post.html,
  image: image?.url,
  date_published: post.publishedAt.toISOString(),
  date_modified: post.updatedAt.toISOString(),
  authors: post.authors.length > 0 ? post.authors.map((name) => ({ name })) : undefined,
  tags: post.topics,
  attachments: [...(image ? [image] : []), ...audio].map(({ length, type, url }) => ({
    url,
    mime_type: type,
    size_in_bytes: length,
  })),
})
