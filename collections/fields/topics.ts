import type { RelationshipField } from 'payload'

import { topicsSlug } from '../slugs.ts'

export const topicsField: RelationshipField = {
  name: 'topics',
  type: 'relationship',
  relationTo: topicsSlug,
  hasMany: true,
  defaultValue: [],
  admin: {
    position: 'sidebar',
    description: 'What it is about; readers find it under these.',
  },
}
