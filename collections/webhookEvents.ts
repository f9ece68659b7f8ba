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
  published: 'Published: it became public',
  changed: 'Changed: it was public, and is with changes',
  unpublished: 'Unpublished: it is no longer public, the trash and an ended consent too',
  deleted: 'Deleted: it is gone for good',
} as const

export type WebhookEvent = keyof typeof webhookEvents
