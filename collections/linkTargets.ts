import { eventsSlug, peopleSlug, postsSlug, projectsSlug } from './slugs.ts'

/** The collections whose documents have an address of their own on the public site. */
export const linkTargets = [postsSlug, projectsSlug, eventsSlug, peopleSlug] as const
