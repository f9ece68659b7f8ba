import type { FlattenedField } from 'payload'

import { fieldWords } from '../fieldWords.ts'

/** The label of the field that a path begins with, such as `Credits`. */
export const labelOfPath = (fields: FlattenedField[], path: string): string =>
  fieldWords(fields, path.split('.', 1)[0] ?? path)
