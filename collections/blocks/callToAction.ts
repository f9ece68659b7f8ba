import type { Block } from 'payload'

import { linkTargets } from '../linkTargets.ts'
import { validateTarget } from '../Redirects/validateTarget.ts'
import { blockLabel } from './blockLabel.ts'

export const callToAction: Block = {
  slug: 'callToAction',
  labels: { singular: 'Call to action', plural: 'Calls to action' },
  admin: blockLabel,
  fields: [
    { name: 'heading', type: 'text' },
    { name: 'text', type: 'textarea' },
    {
      name: 'label',
      type: 'text',
      label: 'Words on the button',
      admin: { description: 'What happens next, for example “Sign up for the cuppa”.' },
    },
    {
      name: 'reference',
      type: 'relationship',
      label: 'Leads to',
      relationTo: [...linkTargets],
      admin: { condition: (_, block) => !block?.url },
    },
    {
      name: 'url',
      type: 'text',
      label: 'Or to another address',
      custom: { isAddress: true },
      validate: validateTarget,
      admin: { condition: (_, block) => !block?.reference },
    },
  ],
}
