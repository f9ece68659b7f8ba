import { eventsSlug, postsSlug, projectsSlug } from '../slugs.ts'

/**
 * The collections whose old addresses are forwarded. Not people: an address is made of a name, and
 * a redirect would go on naming somebody by one that they wished to be gone.
 */
export const redirectTargets = [postsSlug, projectsSlug, eventsSlug] as const

export type RedirectTarget = (typeof redirectTargets)[number]
