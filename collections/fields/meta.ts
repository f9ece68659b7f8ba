import type { GroupField } from 'payload'

import { imageField } from './image.ts'
import { notInLists } from './notInLists.ts'

/**
 * What search engines and social media show. The names are those of Payload's SEO plugin, see
 * docs/decisions/0004-plain-seo-fields.md.
 */
export const metaField: GroupField = {
  name: 'meta',
  type: 'group',
  label: 'Search engines and sharing',
  fields: [
    {
      name: 'title',
      type: 'text',
      admin: {
        ...notInLists,
        description: 'Only if it should differ from the title. Up to 60 characters.',
      },
    },
    {
      name: 'description',
      type: 'textarea',
      admin: {
        ...notInLists,
        description: 'Only if it should differ from the summary. Up to 155 characters.',
      },
    },
    imageField({
      name: 'image',
      description: 'Shown when somebody shares the page. 1200 × 630 pixels work best.',
    }),
    {
      name: 'noIndex',
      type: 'checkbox',
      label: 'Hide from search engines',
      defaultValue: false,
      admin: notInLists,
    },
  ],
}
