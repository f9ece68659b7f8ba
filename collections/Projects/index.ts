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
import { eventsSlug, mediaSlug, postsSlug, projectsSlug, testimonialsSlug } from '../slugs.ts'
import { outputsField } from './outputs.ts'
import { partnersField } from './partners.ts'

/** Work done with partners and funders. */
export const Projects: CollectionConfig = {
  slug: projectsSlug,
  labels: { singular: 'Project', plural: 'Projects' },
  admin: {
    group: 'Content',
    description: 'Work done with partners and funders, and what came of it.',
    useAsTitle: 'title',
    defaultColumns: ['title', 'status', '_status', 'startDate', 'updatedAt'],
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
    beforeChange: [stampPublishedAt, endReview, assignSlug('title'), rememberAddress],
    afterChange: [leaveRedirect(projectsSlug)],
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
            {
              name: 'gallery',
              type: 'upload',
              relationTo: mediaSlug,
              hasMany: true,
              defaultValue: [],
              filterOptions: { mimeType: { contains: 'image' } },
            },
          ],
        },
        {
          label: 'Who is involved',
          fields: [
            partnersField,
            personRolesField({
              name: 'team',
              singular: 'Team member',
              plural: 'Team',
              description: 'The people who do the work. Drag to change the order.',
            }),
          ],
        },
        { label: 'Outputs', fields: [outputsField] },
        {
          label: 'Related',
          fields: [
            {
              name: 'events',
              type: 'join',
              collection: eventsSlug,
              on: 'project',
              defaultSort: '-startsAt',
              admin: { defaultColumns: ['title', 'startsAt', '_status'] },
            },
            {
              name: 'posts',
              type: 'join',
              collection: postsSlug,
              on: 'projects',
              defaultSort: '-publishedAt',
              admin: { defaultColumns: ['title', 'kind', '_status'] },
            },
            {
              name: 'testimonials',
              type: 'join',
              collection: testimonialsSlug,
              on: 'project',
              admin: { defaultColumns: ['quote', '_status'] },
            },
          ],
        },
        { label: 'Plain words and formats', fields: plainLanguageFields },
        { label: 'Search engines', fields: [metaField] },
      ],
    },
    {
      name: 'status',
      type: 'select',
      index: true,
      defaultValue: 'planned',
      options: selectOptions({ planned: 'Planned', active: 'Active', completed: 'Completed' }),
      admin: { position: 'sidebar', description: 'Where the work stands.' },
    },
    {
      name: 'startDate',
      type: 'date',
      index: true,
      admin: { position: 'sidebar', date: { displayFormat: 'd MMMM yyyy' } },
    },
    {
      name: 'endDate',
      type: 'date',
      admin: { position: 'sidebar', date: { displayFormat: 'd MMMM yyyy' } },
    },
    topicsField,
    slugField('title'),
    publishedAtField,
    ...reviewFields,
    createdByField,
  ],
}
