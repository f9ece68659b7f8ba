import type { PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { mailsSlug, registrationsSlug } from '../slugs.ts'
import { eventIdOf, findRegistration } from './findRegistration.ts'
import { moveUp } from './moveUp.ts'
import { changePlaces, readPlaces } from './places.ts'
import { findSignUpEvent } from './signUpEvent.ts'
import { hasEnded } from './signUpState.ts'

/**
 * Removes all that is kept of somebody who signed up for an event, their mails too, in the turn of
 * that event (`inEventTurn`): no row is left that names them, and the counts stay. Before the end of
 * the event their place goes to who waits.
 * @returns whether there was something to remove
 */
export async function removeRegistration(
  req: PayloadRequest,
  registration: Pick<Registration, 'event' | 'id'>,
): Promise<boolean> {
  const { id } = registration
  if (!(await letGo(req, registration))) return false
  const where = { id: { equals: id } }
  await req.payload.db.deleteOne({ collection: registrationsSlug, where, req, returning: false })
  return true
}

/** What goes with a registration that is about to be removed by the same transaction. */
export async function letGo(
  req: PayloadRequest,
  { event, id }: Pick<Registration, 'event' | 'id'>,
): Promise<boolean> {
  const eventId = eventIdOf({ event })
  const places = eventId ? await readPlaces(req, eventId) : undefined
  const known = await findRegistration(req, id)
  if (!known) return false
  const mails = { registration: { equals: id } }
  await req.payload.db.deleteMany({ collection: mailsSlug, where: mails, req })
  if (!eventId || !places) return true
  const owner = await findSignUpEvent(req, eventId)
  if (owner && !hasEnded(owner, Date.now()) && known.status !== 'cancelled') {
    const changed = await changePlaces(req, places, {
      [known.status]: places[known.status] - 1,
      cancelled: places.cancelled + 1,
    })
    await moveUp(req, owner, changed, { except: id })
  } else if (known.attended) {
    await changePlaces(req, places, { removedAttended: places.removedAttended + 1 })
  }
  return true
}
