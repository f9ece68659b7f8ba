import type { ArrayField } from 'payload'

import { selectOptions } from '../fields/selectOptions.ts'
import { organisationsSlug } from '../slugs.ts'

export const partnersField: ArrayField = {
  name: 'partners',
  type: 'array',
  labels: { singular: 'Partner', plural: 'Partners' },
  admin: {
    description: 'Organisations that take part or pay. Drag to change the order.',
    initCollapsed: true,
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'organisation',
          type: 'relationship',
          relationTo: organisationsSlug,
          index: true,
        },
        {
          name: 'role',
          type: 'select',
          defaultValue: 'partner',
          options: selectOptions({
            lead: 'Lead',
            partner: 'Partner',
            funder: 'Funder',
            host: 'Host',
          }),
        },
      ],
    },
  ],
}
