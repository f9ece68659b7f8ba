import type { ArrayField } from 'payload'

import { urlField } from '../fields/url.ts'
import { mediaSlug } from '../slugs.ts'

export const outputsField: ArrayField = {
  name: 'outputs',
  type: 'array',
  labels: { singular: 'Output', plural: 'Outputs' },
  admin: {
    description: 'What came of the project: reports, articles, films, tools.',
    initCollapsed: true,
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'title', type: 'text' },
        { name: 'date', type: 'date', admin: { date: { displayFormat: 'd MMMM yyyy' } } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'document',
          type: 'upload',
          relationTo: mediaSlug,
          admin: { condition: (_, row) => !row?.url },
        },
        urlField({ name: 'url', label: 'Link', admin: { condition: (_, row) => !row?.document } }),
      ],
    },
  ],
}
