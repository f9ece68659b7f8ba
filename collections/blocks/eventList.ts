import type { Block } from 'payload'

import { selectOptions } from '../fields/selectOptions.ts'
import { eventsSlug } from '../slugs.ts'
import { blockLabel } from './blockLabel.ts'

export const eventList: Block = {
  slug: 'eventList',
  labels: { singular: 'Event list', plural: 'Event lists' },
  admin: blockLabel,
  fields: [
    { name: 'heading', type: 'text' },
    {
      name: 'show',
      type: 'select',
      defaultValue: 'upcoming',
      options: selectOptions({ upcoming: 'Upcoming events', chosen: 'Events chosen by hand' }),
    },
    {
      name: 'events',
      type: 'relationship',
      relationTo: eventsSlug,
      hasMany: true,
      admin: { condition: (_, block) => block?.show === 'chosen' },
    },
    {
      name: 'limit',
      type: 'number',
      label: 'At most',
      defaultValue: 3,
      min: 1,
      max: 20,
      admin: { condition: (_, block) => block?.show !== 'chosen' },
    },
  ],
}
