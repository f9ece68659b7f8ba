import type { TextField, Validate } from 'payload'

import { isImage } from '../../src/lib/mediaTypes.ts'
import type { Media } from '../../src/lib/payload-types.ts'

/** An image needs alternative text (`alt`) unless it is marked decorative. */
export const requireAlternativeText: Validate<string, Partial<Media>, unknown, TextField> = (value, { data }) =>
  !isImage(data.mimeType) ||
  data.decorative === true ||
  Boolean(value?.trim()) ||
  'Please describe the image in alternative text, or mark it as only decorative.'
