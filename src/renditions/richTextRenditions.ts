import type { CollectionConfig, Plugin } from 'payload'

import { renderSelected } from './renderSelected.ts'
import { renditionField, renditionsOf } from './renditionFields.ts'
import type { Site } from './site.ts'

/**
 * Lets every rich text of a collection be read as HTML, Markdown and plain text too, by those who
 * name such a field in `select`.
 */
export const richTextRenditions =
  (site: Site): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) => withRenditions(collection, site)),
  })

function withRenditions(collection: CollectionConfig, site: Site): CollectionConfig {
  const renditions = renditionsOf(collection)
  if (renditions.length === 0) return collection
  const { fields, hooks = {} } = collection
  const { selectSources, renderSources } = renderSelected(renditions, site)
  return {
    ...collection,
    fields: [...fields, ...renditions.map(renditionField)],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks.beforeOperation ?? []), selectSources],
      afterOperation: [...(hooks.afterOperation ?? []), renderSources],
    },
  }
}
