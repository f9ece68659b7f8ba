import type { CollectionConfig } from 'payload'

import { ownDraftOrEditor } from '../access/ownDraftOrEditor.ts'
import { ownOrEditor } from '../access/ownOrEditor.ts'
import { ownVersionsOrEditor } from '../access/ownVersionsOrEditor.ts'
import { publishedOrOwnOrEditor } from '../access/publishedOrOwnOrEditor.ts'
import { staff } from '../access/staff.ts'
import { draftIndexes, draftVersions } from '../draftVersions.ts'
import { bodyField } from '../fields/body.ts'
import { createdByField } from '../fields/createdBy.ts'
import { creditsFields } from '../fields/credits.ts'
import { idField } from '../fields/id.ts'
import { imageField } from '../fields/image.ts'
import { metaField } from '../fields/meta.ts'
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
import { eventsSlug, postsSlug, projectsSlug, testimonialsSlug } from '../slugs.ts'
import { listCredits, readCreditsOrder } from './listCredits.ts'

/** News, blogs, updates and reports. */
export const Posts: CollectionConfig = {
  slug: postsSlug,
  labels: { singular: 'Post', plural: 'Posts' },
  admin: {
    group: 'Content',
    description: 'News, blogs, updates and reports.',
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', '_status', 'publishedAt', 'updatedAt'],
    listSearchableFields: ['title', 'summary', 'slug'],
  },
  access: {
    create: staff,
    read: publishedOrOwnOrEditor,
    readVersions: ownVersionsOrEditor,
    update: ownOrEditor,
    delete: ownDraftOrEditor,
  },
  defaultSort: ['-publishedAt', '-createdAt'],
  trash: true,
  versions: draftVersions,
  indexes: draftIndexes('publishedAt'),
  hooks: {
    beforeOperation: [readCreditsOrder],
    beforeChange: [stampPublishedAt, endReview, assignSlug('title'), rememberAddress],
    afterRead: [listCredits],
    afterChange: [leaveRedirect(postsSlug)],
    beforeDelete: [forgetRedirects],
  },
  fields: [
    idField,
    { name: 'title', type: 'text', required: true },
    {
      type: 'tabs',
      tabs: [
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
          label: 'Credits',
          fields: creditsFields,
        },
        {
          label: 'Related',
          fields: [
            {
              name: 'projects',
              type: 'relationship',
              relationTo: projectsSlug,
              hasMany: true,
              defaultValue: [],
            },
            {
              name: 'events',
              type: 'relationship',
              relationTo: eventsSlug,
              hasMany: true,
              defaultValue: [],
            },
            {
              name: 'testimonials',
              type: 'relationship',
              relationTo: testimonialsSlug,
              hasMany: true,
              defaultValue: [],
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
      defaultValue: 'news',
      options: selectOptions({ news: 'News', blog: 'Blog', update: 'Update', report: 'Report' }),
      admin: { position: 'sidebar' },
    },
    topicsField,
    slugField('title'),
    publishedAtField,
    ...reviewFields,
    createdByField,
  ],
}
