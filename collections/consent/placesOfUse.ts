import {
  createLocalReq,
  type CollectionSlug,
  type FlattenedField,
  type Payload,
  type SelectType,
  type Where,
} from 'payload'

import { documentTitle } from '../documentTitle.ts'
import { referencesOf } from '../hooks/referencesOf.ts'
import { everyDocument, publicCollections } from './everyDocument.ts'
import { labelOfPath } from './labelOfPath.ts'

/** A field of a document in which another one is used. */
export type PlaceOfUse = {
  collection: CollectionSlug
  id: string
  title: string
  /** The label of the field, such as `Credits`. */
  field: string
}

/**
 * Everywhere a document is used: in the relationships and rich texts of all content, as it is public
 * and as its newest draft has it, the trash included. Rich texts cannot be searched by what they refer
 * to, so that all are read, one page after another.
 */
export async function placesOfUse(
  payload: Payload,
  target: CollectionSlug,
  id: string,
): Promise<PlaceOfUse[]> {
  const found = new Map<string, PlaceOfUse>()
  const req = await createLocalReq({}, payload)
  for (const config of publicCollections(payload)) {
    const { flattenedFields, slug } = config
    const title = config.admin.useAsTitle ?? 'id'
    for (const { select, where } of questionsFor(flattenedFields, target, id, title)) {
      for await (const doc of everyDocument(payload, config, where, select)) {
        if (doc.id === id && slug === target) continue
        for (const reference of referencesOf(flattenedFields, doc, req)) {
          if (reference.id !== id || reference.collection !== target) continue
          const field = labelOfPath(flattenedFields, reference.path)
          found.set(`${slug} ${doc.id} ${field}`, {
            collection: slug,
            id: doc.id,
            title: documentTitle(doc[title]),
            field,
          })
        }
      }
    }
  }
  return [...found.values()]
}

type Question = { where: Where; select: SelectType | undefined }

function questionsFor(
  fields: FlattenedField[],
  target: string,
  id: string,
  title: string,
): Question[] {
  const relations = relationsTo(fields, target)
  const texts = fields.flatMap(({ name, type }) => (type === 'richText' ? [name] : []))
  const related: Question = {
    where: { or: relations.map((path) => ({ [path]: { equals: id } })) },
    select: undefined,
  }
  const written: Question = {
    where: {},
    select: { [title]: true, ...Object.fromEntries(texts.map((name) => [name, true as const])) },
  }
  return [...(relations.length > 0 ? [related] : []), ...(texts.length > 0 ? [written] : [])]
}

/** The paths of relationships to one collection; those to several are of links and redirects. */
const relationsTo = (fields: FlattenedField[], target: string, prefix = ''): string[] =>
  fields.flatMap((field) => {
    const path = prefix + field.name
    if (field.type === 'relationship' || field.type === 'upload') {
      return field.relationTo === target && !('virtual' in field && field.virtual) ? [path] : []
    }
    return 'flattenedFields' in field ? relationsTo(field.flattenedFields, target, `${path}.`) : []
  })
