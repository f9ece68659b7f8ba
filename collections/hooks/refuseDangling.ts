import type { CollectionBeforeValidateHook, CollectionSlug } from 'payload'

import { referencesOf } from './referencesOf.ts'
import { validationError } from './validationError.ts'

/**
 * Refuses references to documents that there are not, in drafts too. SQLite would fail on them, and
 * MongoDB keep them. Those that the document has already may stay: what they name may be gone.
 */
export const refuseDangling: CollectionBeforeValidateHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const { flattenedFields } = collection
  const kept = new Set(referencesOf(flattenedFields, originalDoc, req).map(({ id }) => id))
  const added = referencesOf(flattenedFields, data, req).filter(({ id }) => !kept.has(id))
  const known = new Set<string>()
  for (const slug of new Set(added.map((reference) => reference.collection))) {
    const ids = added.flatMap((reference) => (reference.collection === slug ? [reference.id] : []))
    const { docs } = await req.payload.find({
      collection: slug as CollectionSlug,
      depth: 0,
      pagination: false,
      req,
      select: {},
      trash: true,
      where: { or: ids.map((id) => ({ id: { equals: id } })) },
    })
    for (const { id } of docs) known.add(String(id))
  }
  const errors = added
    .filter(({ id }) => !known.has(id))
    .map(({ path }) => ({ message: 'There is no such document.', path }))
  if (errors.length > 0) throw validationError(collection, errors, req)
  return data
}
