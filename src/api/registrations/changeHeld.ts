import type { Payload } from 'payload'

import { queueMail } from '../../../collections/Mails/queueMail.ts'
import { cancelRegistration } from '../../../collections/Registrations/cancelRegistration.ts'
import {
  askedQuestions,
  checkAccessNeeds,
  checkAnswers,
  checkName,
} from '../../../collections/Registrations/checkDetails.ts'
import { eventIdOf } from '../../../collections/Registrations/findRegistration.ts'
import { inEventTurn } from '../../../collections/Registrations/inEventTurn.ts'
import { removeRegistration } from '../../../collections/Registrations/removeRegistration.ts'
import { saveRegistration } from '../../../collections/Registrations/saveRegistration.ts'
import { HttpError } from '../../lib/httpError.ts'
import { isRecord } from '../../lib/isRecord.ts'
import type { Registration } from '../../lib/payload-types.ts'
import { fieldsRefused } from './fieldsRefused.ts'
import { findHeld, type Held, noSuchLink } from './registrationByToken.ts'

const changeable = ['name', 'accessNeeds', 'answers']

/**
 * Changes what somebody gave of themselves; what is not sent stays as it is.
 * @throws HttpError 400 naming the fields at fault, 409 where it is too late
 */
export async function changeHeld(
  payload: Payload,
  { registration }: Pick<Held, 'registration'>,
  body: Record<string, unknown>,
): Promise<Registration> {
  return inTurnOf(payload, registration, async (req) => {
    // Looked at anew: another request may have changed or cancelled it since.
    const held = await findHeld(req, { id: { equals: registration.id } })
    const saved = await saveRegistration(req, held.registration, changeOf(held, body))
    await queueMail(req, 'registration-changed', saved)
    return saved
  })
}

/** What is to be changed of a registration as it stands. */
function changeOf(
  { event, isOver, registration }: Held,
  body: Record<string, unknown>,
): Partial<Pick<Registration, 'accessNeeds' | 'answers' | 'name'>> {
  if (registration.status === 'cancelled') {
    throw new HttpError(409, 'This registration is cancelled, so it cannot be changed.')
  }
  if (isOver) throw new HttpError(409, 'The event is over, so this cannot be changed any more.')
  const fixed = Object.keys(body)
    .filter((field) => !changeable.includes(field))
    .map((path) => ({
      path,
      message: `Only ${changeable.join(', ')} can be changed, not ${path.slice(0, 100)}.`,
    }))
  const earlier = isRecord(registration.answers) ? registration.answers : {}
  const questions = event ? askedQuestions(event) : []
  const asked = new Set(questions.map(({ id }) => id))
  const current = Object.fromEntries(Object.entries(earlier).filter(([id]) => asked.has(id)))
  const name = 'name' in body ? checkName(body.name) : undefined
  const accessNeeds = 'accessNeeds' in body ? checkAccessNeeds(body.accessNeeds) : undefined
  const given = body.answers ?? {}
  const answers =
    'answers' in body
      ? checkAnswers(isRecord(given) ? { ...current, ...given } : given, questions)
      : undefined
  const errors = [
    ...fixed,
    ...[name, accessNeeds, answers].flatMap((checked) => checked?.errors ?? []),
  ]
  if (errors.length > 0) throw fieldsRefused(errors)
  // Answers to questions that are no longer asked stay with the registration.
  const old = Object.fromEntries(Object.entries(earlier).filter(([id]) => !asked.has(id)))
  return {
    ...(name?.value !== undefined && { name: name.value }),
    ...(accessNeeds && { accessNeeds: accessNeeds.value ?? null }),
    ...(answers && { answers: { ...old, ...answers.value } }),
  }
}

/**
 * Cancels a registration; one that is cancelled already stays so.
 * @throws HttpError 409 once the event is over
 */
export async function cancelHeld(
  payload: Payload,
  { isOver, registration }: Held,
): Promise<Registration> {
  if (registration.status === 'cancelled') return registration
  if (isOver) throw new HttpError(409, 'The event is over, so this cannot be cancelled any more.')
  const cancelled = await inTurnOf(payload, registration, (req) =>
    cancelRegistration(req, registration),
  )
  if (!cancelled) throw noSuchLink()
  return cancelled
}

/** Removes all that is kept of somebody for an event, at any time. */
export async function eraseHeld(payload: Payload, { registration }: Held): Promise<void> {
  await inTurnOf(payload, registration, (req) => removeRegistration(req, registration))
}

const inTurnOf = <T>(
  payload: Payload,
  registration: Registration,
  work: Parameters<typeof inEventTurn<T>>[2],
): Promise<T> => inEventTurn(payload, eventIdOf(registration) ?? registration.id, work)
