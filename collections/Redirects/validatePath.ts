import type { TextFieldSingleValidation } from 'payload'

/** Takes a path on our own site: one slash first, no spaces. */
export const validatePath: TextFieldSingleValidation = (value) =>
  value && /^\/(?!\/)\S*$/.test(value)
    ? true
    : 'Please give a path that begins with a slash, such as /posts/old-title.'
