import type { SelectType, TransformCollectionWithSelect } from 'payload'

/** What is shown of the documents that a text, or a page around it, refers to. */
export const shownFields = {
  events: {
    endsAt: true,
    format: true,
    slug: true,
    startsAt: true,
    status: true,
    timeZone: true,
    title: true,
    venue: { name: true },
  },
  media: {
    alt: true,
    caption: true,
    credit: true,
    decorative: true,
    filename: true,
    filesize: true,
    height: true,
    mimeType: true,
    sizes: true,
    transcript: true,
    url: true,
    width: true,
  },
  organisations: { name: true, url: true },
  people: { name: true, role: true, slug: true },
  posts: { slug: true, title: true },
  projects: { slug: true, title: true },
  testimonials: { attribution: true, person: true, quote: true, shownAs: true },
  topics: { name: true },
} as const satisfies Record<string, SelectType>

export type ReferredCollection = keyof typeof shownFields

export type Shown = {
  [Collection in ReferredCollection]: TransformCollectionWithSelect<
    Collection,
    (typeof shownFields)[Collection]
  >
}

type Found<Collection extends ReferredCollection> = ReadonlyMap<string, Shown[Collection]>

/** Documents that are referred to, by their ids. What may not be seen in public is not there. */
export type References = { [Collection in ReferredCollection]: Found<Collection> } & {
  /** The published events that are not over yet, the next one first. */
  upcomingEvents: readonly Shown['events'][]
}

/** One document that is referred to. */
export type Reference = { collection: ReferredCollection; id: string }

/** References to documents of one collection. */
export const referencesTo = (collection: ReferredCollection, ids: string[]): Reference[] =>
  ids.map((id) => ({ collection, id }))
