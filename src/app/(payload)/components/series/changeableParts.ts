import type { FormState } from 'payload'

import { stableJson } from '../../../../lib/stableJson.ts'

/** The parts of an event as staff think of them, with their fields. */
export const changeableParts = [
  { label: 'Title', fields: ['title'] },
  { label: 'Hour, length and time zone', fields: ['startsAt', 'endsAt', 'timeZone'] },
  {
    label: 'Place, joining link and access',
    fields: ['format', 'venue', 'joiningLink', 'accessProvision'],
  },
  {
    label: 'Summary, picture, text and formats',
    fields: ['summary', 'heroImage', 'body', 'inPlainWords', 'formats', 'meta'],
  },
  { label: 'Hosts and speakers', fields: ['hosts', 'speakers'] },
  { label: 'Sign-up', fields: ['signUp'] },
  { label: 'Kind, topics and project', fields: ['kind', 'topics', 'project'] },
  { label: 'Going ahead, cancelled or postponed', fields: ['status'] },
]

/** The labels of the parts that were changed since the form was opened. */
export const changedParts = (state: FormState): string[] =>
  changeableParts
    .filter(({ fields }) =>
      Object.entries(state).some(
        ([path, field]) =>
          fields.includes(path.split('.')[0] ?? '') &&
          stableJson(field.value ?? null) !== stableJson(field.initialValue ?? null),
      ),
    )
    .map(({ label }) => label)
