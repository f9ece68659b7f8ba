import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { toReadableOrEditor } from '../access/toReadableOrEditor.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { redirectsSlug } from '../slugs.ts'
import { redirectTargets } from './targets.ts'
import { validatePath } from './validatePath.ts'
import { validateTarget } from './validateTarget.ts'

/** Old addresses and where they lead now, in the shape of Payload's redirects plugin. */
export const Redirects: CollectionConfig = {
  slug: redirectsSlug,
  labels: { singular: 'Redirect', plural: 'Redirects' },
  admin: {
    group: 'Settings',
    hidden: hideFromContributors,
    description:
      'Old addresses and where they lead now. Made by itself when the address of a published page changes, except for people, whose address is their name. Public as long as the page is.',
    useAsTitle: 'from',
    defaultColumns: ['from', 'to.type', 'to.reference', 'to.url', 'updatedAt'],
    listSearchableFields: ['from', 'to.url'],
  },
  access: {
    create: editorOrAdmin,
    read: toReadableOrEditor,
    update: editorOrAdmin,
    delete: editorOrAdmin,
  },
  defaultSort: ['from'],
  fields: [
    idField,
    {
      name: 'from',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      validate: validatePath,
      admin: { description: 'The old address on our site, such as /posts/old-title.' },
    },
    {
      name: 'to',
      type: 'group',
      fields: [
        {
          name: 'type',
          type: 'radio',
          label: 'Leads to',
          defaultValue: 'reference',
          options: selectOptions({ reference: 'A document here', custom: 'Another address' }),
        },
        {
          name: 'reference',
          type: 'relationship',
          label: 'Document',
          relationTo: [...redirectTargets],
          admin: { condition: (_, to) => to?.type !== 'custom' },
        },
        {
          name: 'url',
          type: 'text',
          label: 'Address',
          admin: { condition: (_, to) => to?.type === 'custom' },
          custom: { isAddress: true },
          validate: validateTarget,
        },
      ],
    },
  ],
}
