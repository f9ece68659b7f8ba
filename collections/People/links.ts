import type { ArrayField } from 'payload'

import { urlField } from '../fields/url.ts'

export const linksField: ArrayField = {
  name: 'links',
  type: 'array',
  labels: { singular: 'Link', plural: 'Links' },
  admin: { description: 'The person’s own pages, with their agreement.', initCollapsed: true },
  fields: [
    {
      type: 'row',
      fields: [{ name: 'label', type: 'text' }, urlField({ name: 'url', label: 'Address' })],
    },
  ],
}
