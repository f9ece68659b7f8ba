import type { FlattenedField, PayloadRequest } from 'payload'

import { idOf } from '../../src/lib/checklist/idOf.ts'
import type { NamedDocument } from '../../src/lib/checklist/subject.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { consentedCollections } from '../consentedCollections.ts'
import { type Reference, referencesOf } from '../hooks/referencesOf.ts'
import { mediaSlug, peopleSlug, testimonialsSlug } from '../slugs.ts'

type Options = {
  fields: FlattenedField[]
  data: unknown
  req: PayloadRequest
  /** Whether to read what the user of the request may not. */
  overrideAccess: boolean
}

/**
 * The pictures, people and quotes that a document shows, whoever is in those pictures and said
 * those quotes among them. What the reader may not see is left out.
 */
export async function readNamed({
  data,
  fields,
  overrideAccess,
  req,
}: Options): Promise<NamedDocument[]> {
  const read = async (references: Reference[]) => {
    const found: NamedDocument[] = []
    for (const collection of consentedCollections) {
      const own = references.filter((reference) => reference.collection === collection)
      const ids = [...new Set(own.map(({ id }) => id))]
      if (ids.length === 0) continue
      const { docs } = await req.payload.find({
        collection,
        depth: 0,
        overrideAccess,
        pagination: false,
        req,
        where: { id: { in: ids } },
      })
      const byId = new Map(docs.map((doc): [string, unknown] => [doc.id, doc]))
      for (const reference of own) {
        const document = byId.get(reference.id)
        if (isRecord(document)) found.push({ ...reference, document })
      }
    }
    return found
  }
  const shown = await read(distinct(referencesOf(fields, data, req)))
  return [...shown, ...(await read(distinct(shown.flatMap(peopleIn))))]
}

const peopleIn = ({ collection, document, path }: NamedDocument): Reference[] => {
  const people: unknown[] =
    collection === mediaSlug && Array.isArray(document.people)
      ? document.people
      : collection === testimonialsSlug && document.shownAs === 'person'
        ? [document.person]
        : []
  return people.flatMap((person) => {
    const id = idOf(person)
    return id ? [{ path, collection: peopleSlug, id }] : []
  })
}

const distinct = (references: Reference[]): Reference[] => [
  ...new Map(references.map((one) => [`${one.path} ${one.collection} ${one.id}`, one])).values(),
]
