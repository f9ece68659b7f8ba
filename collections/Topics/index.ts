import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { untrashedOrEditor } from '../access/untrashedOrEditor.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { isSaved } from '../fields/isSaved.ts'
import { slugField } from '../fields/slug.ts'
import { summaryField } from '../fields/summary.ts'
import { assignSlug } from '../hooks/assignSlug.ts'
import { postsSlug, topicsSlug } from '../slugs.ts'

/** What content is about. */
export const Topics: CollectionConfig = {
  slug: topicsSlug,
  labels: { singular: 'Topic', plural: 'Topics' },
  admin: {
    group: 'Library',
    description: 'What content is about. Public as soon as saved.',
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug', 'updatedAt'],
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
    {
      name: 'posts',
      type: 'join',
      collection: postsSlug,
      on: 'topics',
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
