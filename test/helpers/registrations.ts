import type { Payload } from 'payload'

import { inEventTurn } from '../../collections/Registrations/inEventTurn.ts'
import { signUp } from '../../collections/Registrations/signUp.ts'
import type { Event, Registration } from '../../src/lib/payload-types.ts'
import { factories } from './factories.ts'

/** A published event that people can sign up for here. */
export const makeEvent = (
  payload: Payload,
  signUpSettings: Partial<NonNullable<Event['signUp']>> = {},
  overrides: Partial<Event> = {},
): Promise<Event> =>
  payload.create({
    collection: 'events',
    data: {
      ...factories.events(),
      joiningLink: 'https://join.example/secret-room',
      signUp: { mode: 'here', ...signUpSettings },
      _status: 'published',
      ...overrides,
    },
  })

/** Signs people up one after the other, by the part of their e-mail before the @. */
export async function signUpInTurn(payload: Payload, event: string, ...names: string[]) {
  const outcomes = []
  for (const name of names) {
    const details = { name, email: `${name}@example.org` }
    outcomes.push(await inEventTurn(payload, event, (req) => signUp(req, event, details)))
  }
  return outcomes.map(({ outcome }) => outcome)
}

/** The registrations of an event in the order of sign-up. */
export async function registrationsOf(payload: Payload, event: string): Promise<Registration[]> {
  const { docs } = await payload.find({
    collection: 'registrations',
    where: { event: { equals: event } },
    sort: 'sequence',
    pagination: false,
    depth: 0,
  })
  return docs
}

/** Who has signed up for an event, in order, each as `name status`. */
export const listOf = async (payload: Payload, event: string): Promise<string[]> =>
  (await registrationsOf(payload, event)).map(({ name, status }) => `${name} ${status}`)

/** The kinds of mails that are queued for an e-mail, in order. */
export async function mailsTo(payload: Payload, email: string): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'mails',
    where: { to: { equals: email } },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
  })
  return docs.map(({ kind }) => kind)
}

/** How many places of an event are counted as taken. */
export async function countsOf(payload: Payload, event: string) {
  const { docs } = await payload.find({
    collection: 'event-places',
    where: { event: { equals: event } },
  })
  const [{ cancelled, confirmed, removedAttended, waiting } = {}] = docs
  return { cancelled, confirmed, removedAttended, waiting }
}
