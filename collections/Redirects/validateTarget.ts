import type { TextFieldSingleValidation } from 'payload'

import { validateUrl } from '../fields/url.ts'
import { validatePath } from './validatePath.ts'

/** Takes an empty value, a path on our own site or a full web address. */
export const validateTarget: TextFieldSingleValidation = (value, options) =>
  value?.startsWith('/') ? validatePath(value, options) : validateUrl(value, options)
