import type { Payload } from 'payload'

import {
  eventsSlug,
  peopleSlug,
  postsSlug,
  projectsSlug,
  testimonialsSlug,
} from '../../collections/slugs.ts'
import { inChunks } from './inChunks.ts'
import { ownParagraphs } from './ownParagraphs.ts'
import type { SearchedCollection } from './searchedCollections.ts'
import { shorten } from './shorten.ts'

/** What there is to find of a document, as the public may read it. */
export type FoundDocument = {
  id: string
  slug: string | null
  title: string
  summary: string | null
  /** The rest of its own text. */
  paragraphs: string[]
  /** Publication, or for events their start. */
  date: string | null
  /** Ids. */
  topics: string[]
  updatedAt: string
}

const titleOfQuote = 80

/** Reads documents as the public; those that it may not read are left out. */
export const readDocuments = (
  payload: Payload,
  collection: SearchedCollection,
  ids: string[],
): Promise<FoundDocument[]> => inChunks(ids, (some) => readers[collection](payload, some))

const publicly = (ids: string[]) =>
  ({
    where: { id: { in: ids } },
    overrideAccess: false,
    depth: 0,
    sort: 'id',
    limit: ids.length,
    pagination: false,
  }) as const

const common = { slug: true, summary: true, updatedAt: true } as const
const article = { ...common, title: true, inPlainWords: true, body: true, topics: true } as const

type Article = {
  id: string
  slug?: string | null
  title: string
  summary?: string | null
  inPlainWords?: string | null
  body?: unknown
  topics?: (string | { id: string })[] | null
  updatedAt: string
}

function describeArticle(
  doc: Article,
  date: string | null = null,
  more: Texts = [],
): FoundDocument {
  const { id, slug = null, title, summary = null, updatedAt } = doc
  return {
    ...{ id, slug, title, summary, updatedAt, date },
    paragraphs: [...textsIn([doc.inPlainWords]), ...ownParagraphs(doc.body), ...textsIn(more)],
    topics: (doc.topics ?? []).map((topic) => (typeof topic === 'string' ? topic : topic.id)),
  }
}

type Texts = (string | null | undefined)[]

const textsIn = (texts: Texts): string[] => texts.flatMap((text) => text?.trim() || [])

const readers: Record<
  SearchedCollection,
  (payload: Payload, ids: string[]) => Promise<FoundDocument[]>
> = {
  posts: async (payload, ids) => {
    const select = { ...article, publishedAt: true } as const
    const { docs } = await payload.find({ collection: postsSlug, select, ...publicly(ids) })
    return docs.map((doc) => describeArticle(doc, doc.publishedAt))
  },
  projects: async (payload, ids) => {
    const select = { ...article, publishedAt: true, outputs: { title: true } } as const
    const { docs } = await payload.find({ collection: projectsSlug, select, ...publicly(ids) })
    return docs.map((doc) =>
      describeArticle(
        doc,
        doc.publishedAt,
        doc.outputs?.map(({ title }) => title),
      ),
    )
  },
  events: async (payload, ids) => {
    const select = { ...article, startsAt: true, venue: { name: true, address: true } } as const
    const { docs } = await payload.find({ collection: eventsSlug, select, ...publicly(ids) })
    return docs.map((doc) =>
      describeArticle(doc, doc.startsAt, [doc.venue?.name, doc.venue?.address]),
    )
  },
  people: async (payload, ids) => {
    const select = { ...common, name: true, role: true, bio: true, publishedAt: true } as const
    const { docs } = await payload.find({ collection: peopleSlug, select, ...publicly(ids) })
    return docs.map(({ name, role, bio, ...doc }) => ({
      ...describeArticle({ ...doc, title: name ?? '', body: bio }, doc.publishedAt, [role]),
    }))
  },
  testimonials: async (payload, ids) => {
    const select = {
      quote: true,
      prompt: true,
      attribution: true,
      summary: true,
      publishedAt: true,
      updatedAt: true,
    } as const
    const { docs } = await payload.find({ collection: testimonialsSlug, select, ...publicly(ids) })
    return docs.map(({ quote, prompt, attribution, ...doc }) =>
      describeArticle({ ...doc, title: shorten(quote, titleOfQuote) }, doc.publishedAt, [
        quote,
        prompt,
        attribution,
      ]),
    )
  },
}
