import type { CollectionBeforeDeleteHook } from 'payload'

import { webhookDeliveriesSlug } from '../slugs.ts'

/** Removes the deliveries of a webhook that is deleted, in its transaction. */
export const forgetDeliveries: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: webhookDeliveriesSlug,
    where: { webhook: { equals: id } },
    req,
  })
}
