import type { Block } from 'payload'

import { testimonialsSlug } from '../slugs.ts'
import { blockLabel } from './blockLabel.ts'

export const quote: Block = {
  slug: 'quote',
  labels: { singular: 'Quote', plural: 'Quotes' },
  admin: blockLabel,
  fields: [
    {
      name: 'testimonial',
      type: 'relationship',
      relationTo: testimonialsSlug,
      admin: { description: 'Shown only while its consent is granted.' },
    },
  ],
}
