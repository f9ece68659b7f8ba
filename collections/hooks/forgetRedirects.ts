import type { CollectionBeforeDeleteHook } from 'payload'

import { redirectsSlug } from '../slugs.ts'

/** Removes the redirects to a document that is about to be deleted for good. */
export const forgetRedirects: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  await req.payload.delete({
    collection: redirectsSlug,
    where: { 'to.reference': { equals: { relationTo: collection.slug, value: id } } },
    depth: 0,
    req,
  })
}
