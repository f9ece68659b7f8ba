import DataLoader from 'dataloader'
import { type GraphQLSchema, isObjectType, isScalarType } from 'graphql'
import type { Payload } from 'payload'

import { renderRichTexts } from '../../renditions/renderRichTexts.ts'
import { type RenditionField, renditionsOf } from '../../renditions/renditionFields.ts'
import type { Site } from '../../renditions/site.ts'

type Loader = DataLoader<unknown, string>

/** Renders rich texts in other formats where a query names the field, all of one query together. */
export function resolveRenditions(
  schema: GraphQLSchema,
  { payload, site }: { payload: Payload; site: Site },
): void {
  const renditions = payload.config.collections.flatMap(renditionsOf)
  const loaders = new WeakMap<object, Map<string, Loader>>()

  const loaderFor = (context: object, { format }: RenditionField): Loader => {
    const known = loaders.get(context) ?? new Map<string, Loader>()
    loaders.set(context, known)
    const loader =
      known.get(format) ??
      new DataLoader((states) => renderRichTexts(states, format, { payload, site }))
    known.set(format, loader)
    return loader
  }

  const resolverOf =
    (rendition: RenditionField) =>
    (document: Record<string, unknown>, _args: unknown, context: object) => {
      const { name, source } = rendition
      // With `select: true` the read has rendered it already.
      if (document[name] !== undefined) return document[name]
      return document[source] ? loaderFor(context, rendition).load(document[source]) : null
    }

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    const fields = type.getFields()
    for (const rendition of renditions) {
      const field = fields[rendition.name]
      // Types of what may be done to each field have fields of the same names.
      if (field && isScalarType(field.type)) {
        Object.assign(field, { resolve: resolverOf(rendition) })
      }
    }
  }
}
