import type { CollectionBeforeDeleteHook } from 'payload'

import { eventPlacesSlug, mailsSlug, registrationsSlug } from '../slugs.ts'

/** Removes, with an event that is deleted for good, who had signed up for it. */
export const forgetRegistrations: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const where = { event: { equals: id } }
  for (const collection of [mailsSlug, registrationsSlug, eventPlacesSlug] as const) {
    await req.payload.db.deleteMany({ collection, where, req })
  }
}
