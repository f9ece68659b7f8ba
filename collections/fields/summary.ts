import type { TextareaField } from 'payload'

export const summaryField: TextareaField = {
  name: 'summary',
  type: 'textarea',
  admin: { description: 'One or two sentences, shown in lists and search results.' },
}
