import type { Payload } from 'payload'

import type { PreviewedSlug } from '../../../collections/previewed.ts'
import { readReferences } from '../../renditions/readReferences.ts'
import type { Site } from '../../renditions/site.ts'
import { optionLabel } from '../optionLabel.ts'
import { contributionsOf } from './contributionsOf.ts'
import type { Viewer } from './findViewer.ts'
import type { PreviewSource } from './preview.ts'

/** Reads the document of a page as `viewer`, or as the public, and all around it as the public. */
export const previewSource = (
  payload: Payload,
  options: { collection: PreviewedSlug; id: string; viewer: Viewer | undefined; site: Site },
): PreviewSource => {
  const { id, site, viewer } = options
  return {
    id,
    read: async (collection, select) => {
      const { docs } = await payload.find({
        collection,
        depth: 0,
        draft: viewer !== undefined,
        limit: 1,
        overrideAccess: false,
        pagination: false,
        select,
        ...(viewer && { user: viewer.user }),
        where: { id: { equals: id } },
      })
      return docs[0]
    },
    refer: async (states, references) => ({
      references: await readReferences(payload, states, references),
      site,
    }),
    contributionsOf: (person) => contributionsOf(payload, person),
    label: (path, value) =>
      optionLabel(payload.collections[options.collection].config.flattenedFields, path, value),
  }
}
