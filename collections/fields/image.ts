import type { UploadField } from 'payload'

import { mediaSlug } from '../slugs.ts'
import { notInLists } from './notInLists.ts'

/** One picture from the media library. */
export const imageField = (field: { name: string; description?: string }): UploadField => ({
  name: field.name,
  type: 'upload',
  relationTo: mediaSlug,
  filterOptions: { mimeType: { contains: 'image' } },
  admin: { ...notInLists, description: field.description },
})
