import {
  eventsSlug,
  peopleSlug,
  postsSlug,
  projectsSlug,
  testimonialsSlug,
} from '../../collections/slugs.ts'

/** What can be found. */
export const searchedCollections = [
  postsSlug,
  projectsSlug,
  eventsSlug,
  peopleSlug,
  testimonialsSlug,
] as const

export type SearchedCollection = (typeof searchedCollections)[number]
