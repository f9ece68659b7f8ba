import type { PayloadRequest, Where } from 'payload'

import type { Event } from '../../../src/lib/payload-types.ts'
import { eventsSlug } from '../../slugs.ts'

/**
 * The events of a series in their newest versions, in order of their dates, without what is in the
 * trash, whoever made them.
 */
export async function findSiblings(
  series: string,
  req: PayloadRequest,
  further: Where[] = [],
): Promise<Event[]> {
  const { docs } = await req.payload.find({
    collection: eventsSlug,
    depth: 0,
    draft: true,
    joins: false,
    pagination: false,
    req,
    sort: 'startsAt',
    where: { and: [{ series: { equals: series } }, ...further] },
  })
  return docs
}
