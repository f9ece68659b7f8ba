import type { ArrayField, ArrayFieldValidation, SelectField } from 'payload'

import { organisationsSlug, peopleSlug } from '../slugs.ts'
import { selectOptions } from './selectOptions.ts'

const creditsOrderField: SelectField = {
  name: 'creditsOrder',
  type: 'select',
  label: 'How the credits are listed',
  defaultValue: 'as-ordered',
  options: selectOptions({
    'as-ordered': 'In the order below',
    alphabetical: 'Alphabetically by the name shown',
  }),
  admin: { description: 'Who is named first is a question of equity: decide it on purpose.' },
}

const requireContributors: ArrayFieldValidation = (rows: unknown) => {
  // The panel checks a form by the number of its rows.
  const missing = Array.isArray(rows) ? rows.findIndex((row) => !isNamed(row)) : -1
  return missing === -1 || `Credit ${missing + 1}: please choose a person or an organisation.`
}

const isNamed = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  (('person' in row && Boolean(row.person)) || ('organisation' in row && Boolean(row.organisation)))

const creditsArray: ArrayField = {
  name: 'credits',
  type: 'array',
  labels: { singular: 'Credit', plural: 'Credits' },
  validate: requireContributors,
  admin: {
    description: 'Everybody who made this, with what they did. Drag to change the order.',
    initCollapsed: true,
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'person',
          type: 'relationship',
          relationTo: peopleSlug,
          index: true,
          admin: { condition: (_, row) => !row?.organisation },
        },
        {
          name: 'organisation',
          type: 'relationship',
          relationTo: organisationsSlug,
          index: true,
          admin: { condition: (_, row) => !row?.person },
        },
        {
          name: 'role',
          type: 'text',
          admin: { description: 'For example author, editor or facilitator.' },
        },
      ],
    },
  ],
}

/** Who made a document, as an ordered list, and how a frontend is to list them. */
export const creditsFields = [creditsOrderField, creditsArray]
