export type Enclosure = { url: string; type: string; /** In octets. */ length: number }

/** A post as every format of feed shows it. All addresses are absolute. */
export type FeedItem = {
  /** `urn:uuid:…`, by which readers know it again wherever it moves. */
  id: string
  url: string
  title: string
  summary: string | undefined
  html: string
  /** The names that may be shown, in their order. */
  authors: string[]
  topics: string[]
  publishedAt: Date
  updatedAt: Date
  image: Enclosure | undefined
  audio: Enclosure[]
}

/** A feed, whatever its format. */
export type Feed = {
  title: string
  description: string
  language: string
  /** Where people read the same. */
  homepage: string
  /** Where this feed is. */
  address: string
  updatedAt: Date
  items: FeedItem[]
}
