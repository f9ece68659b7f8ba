import type { PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { queueMail } from '../Mails/queueMail.ts'
import { eventIdOf, findRegistration } from './findRegistration.ts'
import { freePlaces } from './freePlaces.ts'
import { moveUp } from './moveUp.ts'
import { changePlaces, readPlaces } from './places.ts'
import { saveRegistration } from './saveRegistration.ts'
import { findSignUpEvent } from './signUpEvent.ts'
import { SignUpRefused } from './SignUpRefused.ts'

/**
 * Lets staff give somebody a place out of order, or put them at the end of the waiting list, in the
 * turn of their event (`inEventTurn`). A cancelled registration can be brought back in the same way.
 * @returns the registration, or nothing where it has been removed meanwhile
 * @throws SignUpRefused (409) where there is no free place
 */
export async function moveRegistration(
  req: PayloadRequest,
  { event, id }: Pick<Registration, 'event' | 'id'>,
  to: 'confirmed' | 'waiting',
): Promise<Registration | null> {
  const eventId = eventIdOf({ event })
  if (!eventId) throw new SignUpRefused('unknown')
  const places = await readPlaces(req, eventId)
  const owner = await findSignUpEvent(req, eventId)
  if (!owner) throw new SignUpRefused('unknown')
  const known = await findRegistration(req, id)
  if (!known || known.status === to) return known
  if (to === 'confirmed' && freePlaces(owner, places) === 0) throw new SignUpRefused('full')

  const sequence = to === 'waiting' ? places.sequence + 1 : places.sequence
  const changed = await changePlaces(req, places, {
    sequence,
    [known.status]: places[known.status] - 1,
    [to]: places[to] + 1,
  })
  const moved = await saveRegistration(req, known, {
    status: to,
    cancelledAt: null,
    ...(to === 'waiting' && { sequence }),
  })
  await queueMail(req, to === 'confirmed' ? 'moved-up' : 'waiting', known)
  await moveUp(req, owner, changed, { except: id })
  return moved
}
