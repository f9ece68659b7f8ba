import { createLocalReq, type Payload } from 'payload'

import { eventsSlug } from '../../../collections/slugs.ts'
import type { Event } from '../../lib/payload-types.ts'

/** The whole of an event that the public may see. */
export async function findPublicEvent(payload: Payload, id: string): Promise<Event | undefined> {
  const event = await payload.db.findOne<Event>({
    collection: eventsSlug,
    where: { id: { equals: id } },
    req: await createLocalReq({}, payload),
  })
  return event?._status === 'published' && !event.deletedAt ? event : undefined
}
