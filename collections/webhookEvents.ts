/** What webhooks tell of, each collection with its name for one document in an event's type. */
export const webhookCollections = {
  posts: 'post',
  events: 'event',
  projects: 'project',
  people: 'person',
  testimonials: 'testimonial',
  organisations: 'organisation',
  media: 'media',
  topics: 'topic',
} as const

export type WebhookCollection = keyof typeof webhookCollections

/** What can happen to a document in public, with the words that staff see. */
export const webhookEvents = {
  published: 'Published',
  changed: 'Changed',
  unpublished: 'Unpublished',
  deleted: 'Deleted',
} as const

export type WebhookEvent = keyof typeof webhookEvents
