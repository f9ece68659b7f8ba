import type { RichTextField } from 'payload'

import { notInLists } from './notInLists.ts'
import { richText } from '../richText.ts'

export const bodyField: RichTextField = {
  name: 'body',
  type: 'richText',
  editor: richText,
  admin: notInLists,
}
