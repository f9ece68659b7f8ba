import {
  eventsSlug,
  mailingsSlug,
  mailTemplatesSlug,
  mediaSlug,
  organisationsSlug,
  peopleSlug,
  postsSlug,
  projectsSlug,
  redirectsSlug,
  testimonialsSlug,
  topicsSlug,
  usersSlug,
  webhooksSlug,
} from '../slugs.ts'

/** The collections whose changes are noted: all that staff write, and the accounts. */
export const notedCollections: readonly string[] = [
  postsSlug,
  eventsSlug,
  projectsSlug,
  peopleSlug,
  testimonialsSlug,
  organisationsSlug,
  mediaSlug,
  topicsSlug,
  redirectsSlug,
  usersSlug,
  mailingsSlug,
  mailTemplatesSlug,
  webhooksSlug,
]
