import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'

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
  if (!registrationTokenPattern.test(token)) throw noSuchLink()
  const req = await createLocalReq({}, payload)
  return findHeld(req, { tokenHash: { equals: hashToken(token) } })
}

/**
 * The registration of a condition and its event, as the transaction of `req` sees them.
 * @throws HttpError 404 where there is none
 */
export async function findHeld(req: PayloadRequest, where: Where): Promise<Held> {
  const { db } = req.payload
  const registration = await db.findOne<Registration>({ collection: registrationsSlug, where, req })
  if (!registration) throw noSuchLink()
  const eventId = eventIdOf(registration)
  const event = eventId
    ? await db.findOne<Event>({
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
