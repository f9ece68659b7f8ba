import type { TextFieldSingleValidation } from 'payload'

/** Asks for a name on publishing; it is made on save, so only the full name can be missing. */
export const requireName: TextFieldSingleValidation = (value) =>
  value ? true : 'Please give the full name.'
