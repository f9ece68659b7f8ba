import type { PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { queueMail } from '../Mails/queueMail.ts'
import { eventIdOf, findRegistration } from './findRegistration.ts'
import { moveUp } from './moveUp.ts'
import { changePlaces, readPlaces } from './places.ts'
import { saveRegistration } from './saveRegistration.ts'
import { findSignUpEvent } from './signUpEvent.ts'

/**
 * Cancels a registration, tells whose it was, and gives the place to who waits, in the turn of its
 * event (`inEventTurn`). Cancelled already, it stays as it is.
 * @returns the registration, or nothing where it has been removed meanwhile
 */
export async function cancelRegistration(
  req: PayloadRequest,
  { event, id }: Pick<Registration, 'event' | 'id'>,
): Promise<Registration | null> {
  const eventId = eventIdOf({ event })
  if (!eventId) return findRegistration(req, id)
  const places = await readPlaces(req, eventId)
  const known = await findRegistration(req, id)
  if (!known || known.status === 'cancelled') return known
  const changed = await changePlaces(req, places, {
    [known.status]: places[known.status] - 1,
    cancelled: places.cancelled + 1,
  })
  const cancelled = await saveRegistration(req, known, {
    status: 'cancelled',
    cancelledAt: new Date().toISOString(),
  })
  await queueMail(req, 'registration-cancelled', known)
  await moveUp(req, await findSignUpEvent(req, eventId), changed)
  return cancelled
}
