import type { ArrayField, Field, TextareaField } from 'payload'

import { mediaSlug } from '../slugs.ts'
import { selectOptions } from './selectOptions.ts'
import { urlField } from './url.ts'

const inPlainWordsField: TextareaField = {
  name: 'inPlainWords',
  type: 'textarea',
  admin: {
    rows: 6,
    description:
      'A short version in plain language: everyday words, short sentences, no abbreviations.',
  },
}

const formatsField: ArrayField = {
  name: 'formats',
  type: 'array',
  label: 'Other formats',
  labels: { singular: 'Format', plural: 'Other formats' },
  admin: {
    description: 'The same content in another form, as a file from the library or a link.',
    initCollapsed: true,
  },
  fields: [
    {
      name: 'kind',
      type: 'select',
      options: selectOptions({
        pdf: 'PDF',
        word: 'Word',
        'easy-read': 'Easy Read',
        'large-print': 'Large print',
        audio: 'Audio',
        'bsl-video': 'BSL video',
      }),
    },
    {
      type: 'row',
      fields: [
        {
          name: 'file',
          type: 'upload',
          relationTo: mediaSlug,
          admin: { condition: (_, row) => !row?.url },
        },
        urlField({
          name: 'url',
          label: 'Link',
          admin: { condition: (_, row) => !row?.file },
        }),
      ],
    },
  ],
}

/** A plain-language version, and the same content in other forms. */
export const plainLanguageFields: Field[] = [inPlainWordsField, formatsField]
