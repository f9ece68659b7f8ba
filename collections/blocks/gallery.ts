import type { Block } from 'payload'

import { mediaSlug } from '../slugs.ts'
import { blockLabel } from './blockLabel.ts'

export const gallery: Block = {
  slug: 'gallery',
  labels: { singular: 'Gallery', plural: 'Galleries' },
  admin: blockLabel,
  fields: [
    { name: 'heading', type: 'text' },
    {
      name: 'images',
      type: 'upload',
      relationTo: mediaSlug,
      hasMany: true,
      filterOptions: { mimeType: { contains: 'image' } },
    },
  ],
}
