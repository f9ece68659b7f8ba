import { eventsSlug, peopleSlug, postsSlug, projectsSlug, testimonialsSlug } from './slugs.ts'

/** The collections whose documents have a page at `/preview/<collection>/<id>`. */
export const previewed = [
  postsSlug,
  projectsSlug,
  eventsSlug,
  peopleSlug,
  testimonialsSlug,
] as const

export type PreviewedSlug = (typeof previewed)[number]
