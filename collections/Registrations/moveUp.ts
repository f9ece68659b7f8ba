import type { PayloadRequest, Where } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { queueMail } from '../Mails/queueMail.ts'
import { registrationsSlug } from '../slugs.ts'
import { freePlaces } from './freePlaces.ts'
import { changePlaces, type Places } from './places.ts'
import { saveRegistration } from './saveRegistration.ts'
import type { SignUpEvent } from './signUpEvent.ts'
import { movesUp } from './signUpState.ts'

/**
 * Gives the free places of an event to those who have waited longest, and tells them. It belongs into
 * the transaction of whatever made a place free, after `changePlaces`.
 * @param options.except who has just been put on the waiting list, and is passed over
 */
export async function moveUp(
  req: PayloadRequest,
  event: SignUpEvent | null,
  places: Places,
  options: { except?: string } = {},
): Promise<Places> {
  if (!movesUp(event, Date.now())) return places
  const free = Math.min(freePlaces(event, places), places.waiting)
  if (free === 0) return places
  const waiting: Where[] = [{ event: { equals: event.id } }, { status: { equals: 'waiting' } }]
  if (options.except) waiting.push({ id: { not_equals: options.except } })
  const { docs } = await req.payload.db.find<Registration>({
    collection: registrationsSlug,
    where: { and: waiting },
    sort: 'sequence',
    limit: free,
    pagination: false,
    req,
  })
  if (docs.length === 0) return places
  const changed = await changePlaces(req, places, {
    confirmed: places.confirmed + docs.length,
    waiting: places.waiting - docs.length,
  })
  for (const registration of docs) {
    await saveRegistration(req, registration, { status: 'confirmed' })
    await queueMail(req, 'moved-up', registration)
  }
  return changed
}
