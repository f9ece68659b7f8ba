import { eventsSlug, peopleSlug, postsSlug, projectsSlug } from '../slugs.ts'

/** The collections whose documents have an address of their own on the public site. */
export const redirectTargets = [postsSlug, projectsSlug, eventsSlug, peopleSlug] as const

export type RedirectTarget = (typeof redirectTargets)[number]
