import type { PayloadRequest } from 'payload'

import type { Event, Registration } from '../../src/lib/payload-types.ts'
import { noteActivity } from '../Activity/noteActivity.ts'
import type { Action } from '../Activity/actions.ts'
import { documentTitle } from '../documentTitle.ts'
import { eventsSlug, registrationsSlug } from '../slugs.ts'
import { eventIdOf } from './findRegistration.ts'

/**
 * Notes what staff did with somebody's registration, by its event: the log outlives the registration,
 * and never names who signed up.
 */
export async function noteByStaff(
  req: PayloadRequest,
  action: Action,
  { event, id }: Pick<Registration, 'event' | 'id'>,
  changedFields?: string,
): Promise<void> {
  const eventId = eventIdOf({ event })
  const owner =
    eventId &&
    (await req.payload.db.findOne<Event>({
      collection: eventsSlug,
      where: { id: { equals: eventId } },
      select: { title: true },
      req,
    }))
  await noteActivity(req, action, {
    documentCollection: registrationsSlug,
    documentId: id,
    documentTitle: owner ? documentTitle(owner.title) : null,
    changedFields,
  })
}
