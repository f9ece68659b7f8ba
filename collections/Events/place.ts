import type { Field, TextFieldSingleValidation } from 'payload'

import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { urlField } from '../fields/url.ts'

const requireUnlessOnline: TextFieldSingleValidation = (value, { data }) => {
  const format = 'format' in data ? data.format : undefined
  // Without a format, that alone is asked for first.
  return Boolean(value?.trim()) || !format || format === 'online' ? true : 'Please name the venue.'
}

/** Where an event takes place, and what makes it accessible there. */
export const placeFields: Field[] = [
  {
    name: 'format',
    type: 'select',
    required: true,
    index: true,
    options: selectOptions({ online: 'Online', 'in-person': 'In person', hybrid: 'Hybrid' }),
  },
  {
    name: 'venue',
    type: 'group',
    admin: { condition: (data) => data.format !== 'online' },
    fields: [
      { name: 'name', type: 'text', validate: requireUnlessOnline },
      { name: 'address', type: 'textarea' },
      {
        name: 'access',
        type: 'select',
        hasMany: true,
        defaultValue: [],
        options: selectOptions({
          'step-free': 'Step-free',
          'hearing-loop': 'Hearing loop',
          'quiet-room': 'Quiet room',
          'accessible-toilet': 'Accessible toilet',
          'changing-places': 'Changing Places toilet',
          'blue-badge-parking': 'Blue Badge parking',
          'assistance-dogs': 'Assistance dogs welcome',
          'gender-neutral-toilet': 'Gender-neutral toilet',
        }),
      },
      {
        name: 'accessNotes',
        type: 'textarea',
        admin: {
          description: 'Whatever else helps people to plan: routes, lifts, lighting, noise.',
        },
      },
    ],
  },
  urlField({
    name: 'joiningLink',
    access: { read: ownOrEditorField },
    admin: {
      condition: (data) => data.format !== 'in-person',
      description:
        'Where people join online. Never public: only those who have signed up are sent it. An online or hybrid event should have this or a sign-up.',
    },
  }),
  {
    name: 'accessProvision',
    type: 'select',
    hasMany: true,
    defaultValue: [],
    options: selectOptions({
      'live-captions': 'Live captions',
      bsl: 'BSL interpretation',
      'audio-description': 'Audio description',
      'easy-read': 'Easy Read materials',
      'large-print': 'Large print materials',
      'materials-in-advance': 'Materials in advance',
      'regular-breaks': 'Regular breaks',
      recording: 'Recording afterwards',
      'expenses-paid': 'Expenses paid',
    }),
    admin: { description: 'What is arranged so that everybody can take part.' },
  },
]
