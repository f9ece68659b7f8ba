import { APIError, type PayloadRequest } from 'payload'

import type { Event } from '../../src/lib/payload-types.ts'
import { eventsSlug } from '../slugs.ts'

/** @throws APIError 404 where there is no such event */
export async function findEventForStaff(req: PayloadRequest): Promise<Event> {
  const event = await req.payload.findByID({
    collection: eventsSlug,
    id: String(req.routeParams?.id),
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!event) throw new APIError('There is no such event.', 404, null, true)
  return event
}
