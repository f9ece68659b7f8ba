export const projectsSlug = 'projects'
export const eventsSlug = 'events'
export const postsSlug = 'posts'
export const peopleSlug = 'people'
export const testimonialsSlug = 'testimonials'
export const mediaSlug = 'media'
export const organisationsSlug = 'organisations'
export const topicsSlug = 'topics'
export const usersSlug = 'users'
export const redirectsSlug = 'redirects'
export const webhooksSlug = 'webhooks'
export const webhookDeliveriesSlug = 'webhook-deliveries'

/** Our collections of which nothing is ever public; Payload's own start with `payload-`. */
export const privateSlugs: readonly string[] = [usersSlug, webhooksSlug, webhookDeliveriesSlug]
