import type { TextFieldSingleValidation } from 'payload'

import { isSitePath } from '../../src/lib/linkTarget.ts'

/** Takes a path on our own site: one slash first, no spaces. */
export const validatePath: TextFieldSingleValidation = (value) =>
  value && isSitePath(value)
    ? true
    : 'Please give a path that begins with a slash, such as /posts/old-title.'
