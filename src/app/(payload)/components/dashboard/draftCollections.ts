import {
  eventsSlug,
  peopleSlug,
  postsSlug,
  projectsSlug,
  testimonialsSlug,
} from '../../../../../collections/slugs.ts'

/** The collections whose documents are written as drafts, and what one of them is called. */
export const draftCollections = {
  [postsSlug]: 'Post',
  [eventsSlug]: 'Event',
  [projectsSlug]: 'Project',
  [peopleSlug]: 'Person',
  [testimonialsSlug]: 'Testimonial',
} as const

export type DraftCollection = keyof typeof draftCollections

export const draftCollectionSlugs = Object.keys(draftCollections) as DraftCollection[]

export const isDraftCollection = (slug: string): slug is DraftCollection => slug in draftCollections
