import type { CollectionAfterDeleteHook } from 'payload'

import { secondFactorsSlug } from '../slugs.ts'

/** Removes, with an account that is deleted, its second factor. */
export const forgetFactor: CollectionAfterDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: secondFactorsSlug,
    req,
    where: { account: { equals: id } },
  })
}
