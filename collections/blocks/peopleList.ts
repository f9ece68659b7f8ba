import type { Block } from 'payload'

import { peopleSlug } from '../slugs.ts'
import { blockLabel } from './blockLabel.ts'

export const peopleList: Block = {
  slug: 'peopleList',
  labels: { singular: 'People list', plural: 'People lists' },
  admin: blockLabel,
  fields: [
    { name: 'heading', type: 'text' },
    { name: 'people', type: 'relationship', relationTo: peopleSlug, hasMany: true },
  ],
}
