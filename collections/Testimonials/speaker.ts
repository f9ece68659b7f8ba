import type { Field } from 'payload'

import { selectOptions } from '../fields/selectOptions.ts'
import { keepChoice } from '../hooks/keepChoice.ts'
import { peopleSlug } from '../slugs.ts'
import { attributionShownField } from './attributionShownField.ts'
import { speakerNamedField } from './speakerNamedField.ts'

/** Who said it, and how much of that is shown. */
export const speakerFields: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'person',
        type: 'relationship',
        relationTo: peopleSlug,
        index: true,
        access: { read: speakerNamedField },
        admin: { description: 'If they have a profile here.' },
      },
      {
        name: 'attribution',
        type: 'text',
        access: { read: attributionShownField },
        admin: { description: 'In words, for example “A workshop participant”.' },
      },
    ],
  },
  {
    name: 'shownAs',
    type: 'select',
    label: 'How the speaker is shown',
    defaultValue: 'person',
    options: selectOptions({
      person: 'By their profile and the words above',
      attribution: 'By the words above only',
      anonymous: 'Anonymous',
    }),
    admin: {
      isClearable: false,
      description: 'What you leave out here is kept for staff only.',
    },
    hooks: { beforeValidate: [keepChoice] },
  },
]
