import type { Feed } from './feed.ts'
import { writeAtom } from './writeAtom.ts'
import { writeJsonFeed } from './writeJsonFeed.ts'
import { writeRss } from './writeRss.ts'

type FeedFormat = { name: string; path: string; type: string; write: (feed: Feed) => string }

/** The formats in which the posts can be subscribed to. */
export const feedFormats: FeedFormat[] = [
  { name: 'RSS', path: '/feeds/posts.rss', type: 'application/rss+xml', write: writeRss },
  { name: 'Atom', path: '/feeds/posts.atom', type: 'application/atom+xml', write: writeAtom },
  {
    name: 'JSON Feed',
    path: '/feeds/posts.json',
    type: 'application/feed+json',
    write: writeJsonFeed,
  },
]
