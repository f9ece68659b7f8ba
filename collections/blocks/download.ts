import type { Block } from 'payload'

import { mediaSlug } from '../slugs.ts'
import { blockLabel } from './blockLabel.ts'

export const download: Block = {
  slug: 'download',
  labels: { singular: 'Download', plural: 'Downloads' },
  admin: blockLabel,
  fields: [
    { name: 'file', type: 'upload', relationTo: mediaSlug },
    {
      name: 'label',
      type: 'text',
      label: 'Words on the link',
      admin: { description: 'What it is, for example “Impact report 2023”.' },
    },
  ],
}
