import type { CollectionConfig } from 'payload'

import { consentedTestimonialOrOwnOrEditor } from '../access/consentedTestimonialOrOwnOrEditor.ts'
import { ownDraftOrEditor } from '../access/ownDraftOrEditor.ts'
import { ownOrEditor } from '../access/ownOrEditor.ts'
import { ownVersionsOrEditor } from '../access/ownVersionsOrEditor.ts'
import { staff } from '../access/staff.ts'
import { draftIndexes, draftVersions } from '../draftVersions.ts'
import { consentField, consentNotice } from '../fields/consent.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { publishedAtField } from '../fields/publishedAt.ts'
import { reviewFields } from '../fields/review.ts'
import { summaryField } from '../fields/summary.ts'
import { endReview } from '../hooks/endReview.ts'
import { stampPublishedAt } from '../hooks/stampPublishedAt.ts'
import { eventsSlug, projectsSlug, testimonialsSlug } from '../slugs.ts'
import { speakerFields } from './speaker.ts'

/** What participants said, public only while they agree to it. */
export const Testimonials: CollectionConfig = {
  slug: testimonialsSlug,
  labels: { singular: 'Testimonial', plural: 'Testimonials' },
  admin: {
    group: 'People and voices',
    description: 'What participants said. Public only when published and while consent is granted.',
    useAsTitle: 'quote',
    defaultColumns: ['quote', 'attribution', 'event', 'consent.status', '_status'],
    listSearchableFields: ['quote', 'prompt', 'attribution'],
  },
  access: {
    create: staff,
    read: consentedTestimonialOrOwnOrEditor,
    readVersions: ownVersionsOrEditor,
    update: ownOrEditor,
    delete: ownDraftOrEditor,
  },
  defaultSort: ['-publishedAt', '-createdAt'],
  trash: true,
  versions: draftVersions,
  indexes: draftIndexes('publishedAt'),
  // Whether the speaker may be shown is decided by it, also where a client selects only other fields.
  forceSelect: { shownAs: true },
  hooks: {
    beforeChange: [stampPublishedAt, endReview],
  },
  fields: [
    idField,
    consentNotice,
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Quote',
          fields: [
            {
              name: 'quote',
              type: 'textarea',
              required: true,
              admin: { rows: 5, description: 'Their own words, without quotation marks.' },
            },
            {
              name: 'prompt',
              type: 'text',
              label: 'What was asked',
              admin: { description: 'For example “What was best about the day?”' },
            },
            summaryField,
            ...speakerFields,
          ],
        },
        {
          label: 'Consent',
          description: 'Only staff see this.',
          fields: [
            consentField(
              'pending',
              'The quote is public only while consent is granted and has not run out.',
            ),
          ],
        },
        {
          label: 'Related',
          fields: [
            { name: 'event', type: 'relationship', relationTo: eventsSlug, index: true },
            { name: 'project', type: 'relationship', relationTo: projectsSlug, index: true },
          ],
        },
      ],
    },
    publishedAtField,
    ...reviewFields,
    createdByField,
  ],
}
