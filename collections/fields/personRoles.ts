import type { ArrayField } from 'payload'

import { peopleSlug } from '../slugs.ts'

/** An ordered list of people, each with a role. */
export const personRolesField = (field: {
  name: string
  singular: string
  plural: string
  description: string
}): ArrayField => ({
  name: field.name,
  type: 'array',
  labels: { singular: field.singular, plural: field.plural },
  admin: { description: field.description, initCollapsed: true },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'person', type: 'relationship', relationTo: peopleSlug, index: true },
        { name: 'role', type: 'text' },
      ],
    },
  ],
})
