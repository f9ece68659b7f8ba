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

/** The collections whose changes are noted, all that staff write and the accounts, with their words. */
export const notedCollections: Record<string, string> = {
  [postsSlug]: 'Post',
  [eventsSlug]: 'Event',
  [projectsSlug]: 'Project',
  [peopleSlug]: 'Person',
  [testimonialsSlug]: 'Testimonial',
  [organisationsSlug]: 'Organisation',
  [mediaSlug]: 'Media',
  [topicsSlug]: 'Topic',
  [redirectsSlug]: 'Redirect',
  [usersSlug]: 'User',
  [mailingsSlug]: 'Mailing',
  [mailTemplatesSlug]: 'Mail template',
  [webhooksSlug]: 'Webhook',
}
