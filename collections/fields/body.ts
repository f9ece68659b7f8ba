import type { RichTextField } from 'payload'

import { richText } from '../richText.ts'

export const bodyField: RichTextField = { name: 'body', type: 'richText', editor: richText }
