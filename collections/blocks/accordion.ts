import type { Block } from 'payload'

import { plainRichText } from '../plainRichText.ts'
import { blockLabel } from './blockLabel.ts'

export const accordion: Block = {
  slug: 'accordion',
  labels: { singular: 'Accordion', plural: 'Accordions' },
  admin: blockLabel,
  fields: [
    {
      name: 'items',
      type: 'array',
      labels: { singular: 'Item', plural: 'Items' },
      admin: { description: 'Questions and answers, for example. Each folds open.' },
      fields: [
        { name: 'heading', type: 'text' },
        { name: 'content', type: 'richText', editor: plainRichText },
      ],
    },
  ],
}
