import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { untrashedOrEditor } from '../access/untrashedOrEditor.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { isSaved } from '../fields/isSaved.ts'
import { imageField } from '../fields/image.ts'
import { slugField } from '../fields/slug.ts'
import { summaryField } from '../fields/summary.ts'
import { urlField } from '../fields/url.ts'
import { assignSlug } from '../hooks/assignSlug.ts'
import { organisationsSlug, peopleSlug, postsSlug, projectsSlug } from '../slugs.ts'

/** Partners, funders and hosts. */
export const Organisations: CollectionConfig = {
  slug: organisationsSlug,
  labels: { singular: 'Organisation', plural: 'Organisations' },
  admin: {
    group: 'People and voices',
    description: 'Partners, funders and hosts. Public as soon as saved.',
    useAsTitle: 'name',
    defaultColumns: ['name', 'url', 'updatedAt'],
    listSearchableFields: ['name', 'summary', 'slug'],
  },
  access: {
    create: editorOrAdmin,
    read: untrashedOrEditor,
    update: editorOrAdmin,
    delete: editorOrAdmin,
  },
  defaultSort: ['name', '-createdAt'],
  trash: true,
  hooks: {
    beforeChange: [assignSlug('name')],
  },
  fields: [
    idField,
    { name: 'name', type: 'text', required: true, index: true },
    summaryField,
    urlField({ name: 'url', label: 'Website' }),
    imageField({ name: 'logo' }),
    {
      name: 'projects',
      type: 'join',
      collection: projectsSlug,
      on: 'partners.organisation',
      admin: {
        allowCreate: false,
        condition: isSaved,
        defaultColumns: ['title', 'status', '_status'],
      },
    },
    {
      name: 'people',
      type: 'join',
      collection: peopleSlug,
      on: 'organisation',
      admin: {
        allowCreate: false,
        condition: isSaved,
        defaultColumns: ['name', 'role', '_status'],
      },
    },
    {
      name: 'posts',
      type: 'join',
      collection: postsSlug,
      on: 'credits.organisation',
      defaultSort: '-publishedAt',
      admin: {
        allowCreate: false,
        condition: isSaved,
        defaultColumns: ['title', 'kind', '_status'],
      },
    },
    slugField('name'),
    createdByField,
  ],
}
