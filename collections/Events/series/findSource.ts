import { APIError, Forbidden, type PayloadRequest } from 'payload'

import type { Event } from '../../../src/lib/payload-types.ts'
import { hasRole } from '../../access/hasRole.ts'
import { idOf } from '../../access/idOf.ts'
import { staff } from '../../access/staff.ts'
import { eventsSlug } from '../../slugs.ts'

/**
 * The event that a request names, in its newest version, where whoever asks may change it.
 * @throws Forbidden, or APIError 404
 */
export async function findSource(req: PayloadRequest): Promise<Event> {
  const { payload, routeParams, user } = req
  if (!user || !staff({ req })) throw new Forbidden(req.t)
  const event = await payload.findByID({
    collection: eventsSlug,
    id: String(routeParams?.id),
    depth: 0,
    disableErrors: true,
    draft: true,
    joins: false,
    overrideAccess: false,
    req,
  })
  if (!event) throw new APIError('There is no such event.', 404)
  if (hasRole(user, 'contributor') && idOf(event.createdBy) !== user.id) throw new Forbidden(req.t)
  return event
}
