import type { TextFieldSingleValidation } from 'payload'

/** Asks for the full name on publishing, unless the person is shown without one. */
export const requireFullName: TextFieldSingleValidation = (value, { data }) =>
  Boolean(value?.trim()) || ('creditAs' in data && data.creditAs === 'anonymous')
    ? true
    : 'Please give the full name.'
