import type { Payload } from 'payload'

import { activitySlug } from '../../collections/slugs.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Removes what was noted in the activity log more than some days ago.
 * @param now milliseconds since 1970
 */
export async function removeOldActivity(
  payload: Payload,
  days: number,
  now: number,
): Promise<void> {
  await payload.db.deleteMany({
    collection: activitySlug,
    where: { createdAt: { less_than: new Date(now - days * dayMs).toISOString() } },
  })
}
