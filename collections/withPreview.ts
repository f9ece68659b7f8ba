import type { CollectionConfig, UIField } from 'payload'

import { previewPath } from '../src/lib/previewPath.ts'
import { previewed } from './previewed.ts'

/** Lists, makes and takes back the links by which others read a draft. */
const previewLinksField: UIField = {
  name: 'previewLinks',
  type: 'ui',
  admin: {
    components: { Field: '/src/app/(payload)/components/PreviewLinks.tsx#PreviewLinks' },
    disableBulkEdit: true,
    disableListColumn: true,
    position: 'sidebar',
  },
}

/** A collection whose documents can be looked at as pages, from the form that edits them. */
export const withPreview = (collection: CollectionConfig): CollectionConfig => {
  const { slug } = collection
  if (!previewed.some((one) => one === slug)) return collection
  const pathOf = ({ id }: Record<string, unknown>) =>
    typeof id === 'string' ? previewPath(slug, id) : null
  return {
    ...collection,
    admin: {
      ...collection.admin,
      preview: pathOf,
      livePreview: {
        // The panel talks to the page, so it has to know on which origin that is.
        url: ({ data, req }) => {
          const path = pathOf(data)
          return path && `${String(req.payload.config.custom.serverUrl)}${path}`
        },
      },
    },
    fields: [...collection.fields, previewLinksField],
  }
}
