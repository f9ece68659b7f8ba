import type { ArrayField, Condition, DateField, GroupField } from 'payload'

import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { urlField } from '../fields/url.ts'
import { zonedDateTime } from '../fields/zonedDateTime.ts'

const whenHere: Condition = (_, signUp) => signUp?.mode === 'here'

const momentField = (name: 'closesAt' | 'opensAt', label: string): DateField => ({
  name,
  type: 'date',
  label,
  admin: {
    components: zonedDateTime,
    condition: whenHere,
  },
})

const questionsField: ArrayField = {
  name: 'questions',
  type: 'array',
  labels: { singular: 'Question', plural: 'Questions' },
  admin: {
    condition: whenHere,
    description: 'Name, e-mail and access needs are always asked. Add only what you will use.',
    initCollapsed: true,
  },
  fields: [
    { name: 'label', type: 'text', label: 'Question' },
    {
      type: 'row',
      fields: [
        {
          name: 'type',
          type: 'select',
          label: 'Answer',
          defaultValue: 'text',
          options: selectOptions({
            text: 'Free text',
            choice: 'One of several options',
            'yes-no': 'Yes or no',
          }),
        },
        { name: 'required', type: 'checkbox', label: 'Must be answered', defaultValue: false },
      ],
    },
    {
      name: 'options',
      type: 'text',
      hasMany: true,
      defaultValue: [],
      admin: {
        condition: (_, question) => question?.type === 'choice',
        description: 'Press Enter after each option.',
      },
    },
  ],
}

export const signUpField: GroupField = {
  name: 'signUp',
  type: 'group',
  label: 'Sign-up',
  fields: [
    {
      name: 'mode',
      type: 'select',
      label: 'How people sign up',
      defaultValue: 'none',
      options: selectOptions({
        none: 'No sign-up',
        here: 'On our own page',
        elsewhere: 'Elsewhere, by a link',
      }),
    },
    urlField({
      name: 'url',
      label: 'Link to the sign-up',
      admin: { condition: (_, signUp) => signUp?.mode === 'elsewhere' },
    }),
    {
      type: 'row',
      fields: [
        {
          name: 'capacity',
          type: 'number',
          label: 'Places',
          min: 0,
          admin: {
            condition: whenHere,
            step: 1,
            description: 'Leave empty if there is no limit.',
          },
        },
        {
          name: 'waitingList',
          type: 'checkbox',
          label: 'Keep a waiting list when full',
          defaultValue: false,
          admin: { condition: whenHere },
        },
      ],
    },
    {
      type: 'row',
      fields: [momentField('opensAt', 'Opens'), momentField('closesAt', 'Closes')],
    },
    questionsField,
    {
      name: 'keepDays',
      type: 'number',
      label: 'Days until the registrations are deleted',
      min: 1,
      max: 365,
      defaultValue: 30,
      admin: {
        condition: whenHere,
        step: 1,
        description: 'After the end of the event. People are told so when they sign up.',
      },
    },
    {
      name: 'mailNote',
      type: 'textarea',
      label: 'Note in the confirmation',
      maxLength: 2000,
      access: { read: ownOrEditorField },
      admin: {
        condition: whenHere,
        description:
          'Added to the mail that confirms a place: what to bring, how to find the door. Not public.',
      },
    },
    urlField({
      name: 'feedbackUrl',
      label: 'Feedback form',
      access: { read: ownOrEditorField },
      admin: {
        condition: whenHere,
        description:
          'Linked in the thank-you mail on the day after the event. Not public. Without it no link is shown.',
      },
    }),
  ],
}
