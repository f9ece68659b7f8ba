import type { CollectionConfig } from 'payload'

import { ownDraftOrEditor } from '../access/ownDraftOrEditor.ts'
import { ownOrEditor } from '../access/ownOrEditor.ts'
import { ownVersionsOrEditor } from '../access/ownVersionsOrEditor.ts'
import { publishedOrOwnOrEditor } from '../access/publishedOrOwnOrEditor.ts'
import { staff } from '../access/staff.ts'
import { draftIndexes, draftVersions } from '../draftVersions.ts'
import { bodyField } from '../fields/body.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { imageField } from '../fields/image.ts'
import { metaField } from '../fields/meta.ts'
import { personRolesField } from '../fields/personRoles.ts'
import { plainLanguageFields } from '../fields/plainLanguage.ts'
import { publishedAtField } from '../fields/publishedAt.ts'
import { reviewFields } from '../fields/review.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { slugField } from '../fields/slug.ts'
import { summaryField } from '../fields/summary.ts'
import { topicsField } from '../fields/topics.ts'
import { assignSlug } from '../hooks/assignSlug.ts'
import { endReview } from '../hooks/endReview.ts'
import { forgetRedirects } from '../hooks/forgetRedirects.ts'
import { leaveRedirect } from '../hooks/leaveRedirect.ts'
import { rememberAddress } from '../hooks/rememberAddress.ts'
import { stampPublishedAt } from '../hooks/stampPublishedAt.ts'
import { signUpEndpoints } from '../Registrations/endpoints.ts'
import { eventsSlug, postsSlug, projectsSlug, testimonialsSlug } from '../slugs.ts'
import { calendarFields } from './calendarFields.ts'
import { countCalendarChanges } from './countCalendarChanges.ts'
import { forgetRegistrations } from './forgetRegistrations.ts'
import { keepPlaces } from './keepPlaces.ts'
import { placeFields } from './place.ts'
import { readTimes } from './readTimes.ts'
import { seriesEndpoints } from './series/endpoints.ts'
import { seriesPanel } from './series/seriesPanel.ts'
import { signUpField } from './signUp.ts'
import { signUpsField } from './signUps.ts'
import { tellOfChanges } from './tellOfChanges.ts'
import { timeFields } from './times.ts'

/** Cuppas, workshops, training and other meetings. */
export const Events: CollectionConfig = {
  slug: eventsSlug,
  labels: { singular: 'Event', plural: 'Events' },
  admin: {
    group: 'Content',
    description: 'Cuppas, workshops, training and other meetings, online and in person.',
    useAsTitle: 'title',
    defaultColumns: ['title', 'startsAt', 'kind', 'format', '_status'],
    listSearchableFields: ['title', 'summary', 'series', 'slug'],
  },
  access: {
    create: staff,
    read: publishedOrOwnOrEditor,
    readVersions: ownVersionsOrEditor,
    update: ownOrEditor,
    delete: ownDraftOrEditor,
  },
  defaultSort: ['-startsAt', '-createdAt'],
  endpoints: [...seriesEndpoints, ...signUpEndpoints],
  trash: true,
  versions: draftVersions,
  indexes: draftIndexes('startsAt'),
  hooks: {
    beforeValidate: [readTimes],
    beforeChange: [
      stampPublishedAt,
      endReview,
      assignSlug('title'),
      rememberAddress,
      countCalendarChanges,
    ],
    afterChange: [leaveRedirect(eventsSlug), keepPlaces, tellOfChanges],
    beforeDelete: [forgetRedirects, forgetRegistrations],
  },
  fields: [
    idField,
    { name: 'title', type: 'text', required: true },
    {
      type: 'tabs',
      tabs: [
        {
          label: 'When and where',
          fields: [...timeFields, ...placeFields],
        },
        {
          label: 'Content',
          fields: [
            summaryField,
            imageField({
              name: 'heroImage',
              description: 'The large picture at the top.',
            }),
            bodyField,
          ],
        },
        {
          label: 'Who is involved',
          fields: [
            personRolesField({
              name: 'hosts',
              singular: 'Host',
              plural: 'Hosts',
              description: 'Who welcomes and facilitates. Drag to change the order.',
            }),
            personRolesField({
              name: 'speakers',
              singular: 'Speaker',
              plural: 'Speakers',
              description: 'Who presents or leads a part. Drag to change the order.',
            }),
          ],
        },
        { label: 'Sign-up', fields: [signUpField, signUpsField] },
        {
          label: 'Related',
          fields: [
            {
              name: 'project',
              type: 'relationship',
              relationTo: projectsSlug,
              index: true,
              admin: { description: 'The project that this event belongs to, if there is one.' },
            },
            {
              name: 'series',
              type: 'text',
              index: true,
              admin: {
                description:
                  'A short key that all events of one series share, for example “co-pro-cuppa”.',
              },
            },
            {
              name: 'posts',
              type: 'join',
              collection: postsSlug,
              on: 'events',
              defaultSort: '-publishedAt',
              admin: { defaultColumns: ['title', 'kind', '_status'] },
            },
            {
              name: 'testimonials',
              type: 'join',
              collection: testimonialsSlug,
              on: 'event',
              admin: { defaultColumns: ['quote', '_status'] },
            },
          ],
        },
        { label: 'Plain words and formats', fields: plainLanguageFields },
        { label: 'Search engines', fields: [metaField] },
      ],
    },
    {
      name: 'kind',
      type: 'select',
      index: true,
      options: selectOptions({
        cuppa: 'Cuppa',
        workshop: 'Workshop',
        training: 'Training',
        'strategy-session': 'Strategy session',
        conference: 'Conference',
        launch: 'Launch',
      }),
      admin: { position: 'sidebar' },
    },
    {
      name: 'status',
      type: 'select',
      index: true,
      defaultValue: 'scheduled',
      options: selectOptions({
        scheduled: 'Going ahead',
        cancelled: 'Cancelled',
        postponed: 'Postponed',
      }),
      admin: {
        position: 'sidebar',
        description:
          'A cancelled or postponed event stays on the site and says so, and those who signed up get a mail. Taking it off the site instead tells nobody.',
      },
    },
    seriesPanel,
    topicsField,
    slugField('title'),
    publishedAtField,
    ...reviewFields,
    ...calendarFields,
    createdByField,
  ],
}
