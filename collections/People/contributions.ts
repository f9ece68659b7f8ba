import type { JoinField } from 'payload'

import { namesSpeaker } from '../Testimonials/namesSpeaker.ts'
import { eventsSlug, mediaSlug, postsSlug, projectsSlug, testimonialsSlug } from '../slugs.ts'

/** What a person contributed to, found from the other side. */
export const contributionFields: JoinField[] = [
  {
    name: 'posts',
    type: 'join',
    collection: postsSlug,
    on: 'credits.person',
    defaultSort: '-publishedAt',
    admin: { allowCreate: false, defaultColumns: ['title', 'kind', '_status'] },
  },
  {
    name: 'projects',
    type: 'join',
    collection: projectsSlug,
    on: 'team.person',
    admin: { allowCreate: false, defaultColumns: ['title', 'status', '_status'] },
  },
  {
    name: 'eventsHosted',
    type: 'join',
    label: 'Events hosted',
    collection: eventsSlug,
    on: 'hosts.person',
    defaultSort: '-startsAt',
    admin: { allowCreate: false, defaultColumns: ['title', 'startsAt', '_status'] },
  },
  {
    name: 'eventsSpokenAt',
    type: 'join',
    label: 'Events spoken at',
    collection: eventsSlug,
    on: 'speakers.person',
    defaultSort: '-startsAt',
    admin: { allowCreate: false, defaultColumns: ['title', 'startsAt', '_status'] },
  },
  {
    name: 'testimonials',
    type: 'join',
    collection: testimonialsSlug,
    on: 'person',
    where: namesSpeaker,
    admin: { allowCreate: false, defaultColumns: ['quote', '_status'] },
  },
  {
    name: 'photographs',
    type: 'join',
    label: 'Photographs and recordings',
    collection: mediaSlug,
    on: 'people',
    defaultSort: '-createdAt',
    admin: { allowCreate: false, defaultColumns: ['filename', 'alt', 'consent.status'] },
  },
]
