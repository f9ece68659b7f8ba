import { createLocalReq, type Payload } from 'payload'

import { eventIdOf } from '../../../collections/Registrations/findRegistration.ts'
import { hasEnded } from '../../../collections/Registrations/signUpState.ts'
import { eventsSlug, registrationsSlug } from '../../../collections/slugs.ts'
import { HttpError } from '../../lib/httpError.ts'
import type { Event, Registration } from '../../lib/payload-types.ts'
import { hashToken, registrationTokenPattern } from '../../lib/registrationToken.ts'

/** A registration and its event, as far as there still is one that may be seen. */
export type Held = { registration: Registration; event: Event | undefined; isOver: boolean }

/**
 * What a secret link is of.
 * @throws HttpError 404, which tells nothing of why
 */
export async function registrationByToken(payload: Payload, token: string): Promise<Held> {
  const req = await createLocalReq({}, payload)
  const registration = registrationTokenPattern.test(token)
    ? await payload.db.findOne<Registration>({
        collection: registrationsSlug,
        where: { tokenHash: { equals: hashToken(token) } },
        req,
      })
    : null
  if (!registration) throw noSuchLink()
  const eventId = eventIdOf(registration)
  const event = eventId
    ? await payload.db.findOne<Event>({
        collection: eventsSlug,
        where: { id: { equals: eventId } },
        req,
      })
    : null
  const isShown = event?._status === 'published' && !event.deletedAt
  return {
    registration,
    event: isShown ? event : undefined,
    isOver: event ? hasEnded(event, Date.now()) : false,
  }
}

export const noSuchLink = () => new HttpError(404, 'There is nothing at this address.')
