import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import type { Registration } from '../../src/lib/payload-types.ts'
import { hashToken, registrationToken } from '../../src/lib/registrationToken.ts'
import { queueMail } from '../Mails/queueMail.ts'
import { registrationsSlug } from '../slugs.ts'
import { nextStatus } from './freePlaces.ts'
import { changePlaces, readPlaces } from './places.ts'
import { registrationKey } from './registrationKey.ts'
import { saveRegistration } from './saveRegistration.ts'
import { findSignUpEvent } from './signUpEvent.ts'
import { SignUpRefused } from './SignUpRefused.ts'
import { signUpState, staffSignUpState } from './signUpState.ts'

/** What somebody said of themselves, checked before. */
export type SignUpDetails = Pick<Registration, 'accessNeeds' | 'email' | 'name'> & {
  answers?: Record<string, boolean | string> | null
}

export type SignedUp = {
  /** What a newcomer gets at this moment, whether or not this was one: that alone may be answered. */
  outcome: 'confirmed' | 'full' | 'waiting'
  /** For staff: what there is of this e-mail now, and whether it has just been made. */
  registrationId: string | undefined
  isNew: boolean
}

/**
 * Signs somebody up for an event, in the turn of that event (`inEventTurn`). An e-mail has one
 * registration for it: asked for again, everything looks as it would to a newcomer, and the truth
 * goes by mail.
 * @param options.byStaff takes people before the sign-up opens and after it has closed, until the end
 * @param options.tellsAgain whether an e-mail that is registered already is told so
 * @throws SignUpRefused (404, 409) where the event takes nobody; not where it is full
 */
export async function signUp(
  req: PayloadRequest,
  eventId: string,
  details: SignUpDetails,
  options: { byStaff?: boolean; tellsAgain?: boolean } = {},
): Promise<SignedUp> {
  const { byStaff = false, tellsAgain = true } = options
  // First the places, which change whenever the event does: see `changePlaces`.
  const places = await readPlaces(req, eventId)
  const event = await findSignUpEvent(req, eventId)
  const now = Date.now()
  const state = byStaff ? staffSignUpState(event, now) : signUpState(event, now)
  if (!event || state !== 'open') throw new SignUpRefused(state === 'open' ? 'unknown' : state)
  const outcome = nextStatus(event, places)
  const key = registrationKey(eventId, details.email)
  const known = await findByKey(req, key)

  if (known && known.status !== 'cancelled') {
    await changePlaces(req, places)
    if (tellsAgain) await queueMail(req, 'already-registered', known)
    return { outcome, registrationId: known.id, isNew: false }
  }
  if (outcome === 'full') {
    await changePlaces(req, places)
    return { outcome, registrationId: undefined, isNew: false }
  }

  const sequence = places.sequence + 1
  await changePlaces(req, places, {
    sequence,
    [outcome]: places[outcome] + 1,
    ...(known && { cancelled: Math.max(0, places.cancelled - 1) }),
  })
  const data = {
    name: details.name,
    email: details.email,
    accessNeeds: details.accessNeeds ?? null,
    answers: details.answers ?? {},
    status: outcome,
    sequence,
    attended: false,
    agreedAt: byStaff ? null : new Date(now).toISOString(),
    cancelledAt: null,
  }
  const id = known?.id ?? uuidv7()
  if (known) await saveRegistration(req, known, data)
  else await create(req, { id, event: eventId, key, ...data })
  await queueMail(req, outcome, { id, email: details.email, event: eventId })
  return { outcome, registrationId: id, isNew: true }
}

const findByKey = (req: PayloadRequest, key: string) =>
  req.payload.db.findOne<Registration>({
    collection: registrationsSlug,
    where: { key: { equals: key } },
    req,
  })

async function create(
  req: PayloadRequest,
  data: Omit<Registration, 'createdAt' | 'updatedAt'>,
): Promise<void> {
  const tokenHash = hashToken(registrationToken(data.id, req.payload.secret))
  await req.payload.db.create({
    collection: registrationsSlug,
    data: { ...data, tokenHash },
    req,
    returning: false,
  })
}
