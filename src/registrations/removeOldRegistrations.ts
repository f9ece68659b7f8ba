import type { Payload } from 'payload'

import { inEventTurn } from '../../collections/Registrations/inEventTurn.ts'
import { removeRegistration } from '../../collections/Registrations/removeRegistration.ts'
import { eventsSlug, registrationsSlug, signUpAnswersSlug } from '../../collections/slugs.ts'
import { keptAnswerMs } from '../api/registrations/acceptSignUp.ts'
import type { Event, Registration } from '../lib/payload-types.ts'

const dayMs = 24 * 60 * 60 * 1000
const keptDays = 30
const batchSize = 100
const removedAtOnce = 25

/**
 * Removes the registrations of events that have been over for as many days as staff set, with their
 * mails, and the answers kept for requests that come again. What is counted stays. It begins anew
 * wherever an earlier call was cut off, as each part is a transaction of its own.
 * @param now milliseconds since 1970
 */
export async function removeOldRegistrations(payload: Payload, now: number): Promise<void> {
  for await (const event of endedEvents(payload, now)) {
    const days = event.signUp?.keepDays ?? keptDays
    const end = new Date(event.endsAt ?? event.startsAt ?? now).getTime()
    if (end + days * dayMs <= now) await removeOf(payload, event.id)
  }
  const before = new Date(now - keptAnswerMs).toISOString()
  await payload.db.deleteMany({
    collection: signUpAnswersSlug,
    where: { createdAt: { less_than: before } },
  })
}

type Ended = Pick<Event, 'endsAt' | 'id' | 'signUp' | 'startsAt'>

async function* endedEvents(payload: Payload, now: number): AsyncGenerator<Ended> {
  const yesterday = new Date(now - dayMs).toISOString()
  for (let after = ''; ;) {
    const { docs } = await payload.db.find<Ended>({
      collection: eventsSlug,
      where: { and: [{ endsAt: { less_than_equal: yesterday } }, { id: { greater_than: after } }] },
      select: { endsAt: true, signUp: true, startsAt: true },
      sort: 'id',
      limit: batchSize,
      pagination: false,
    })
    yield* docs
    const last = docs.at(-1)
    if (!last || docs.length < batchSize) return
    after = last.id
  }
}

async function removeOf(payload: Payload, event: string): Promise<void> {
  for (;;) {
    const removed = await inEventTurn(payload, event, async (req) => {
      const { docs } = await payload.db.find<Registration>({
        collection: registrationsSlug,
        where: { event: { equals: event } },
        limit: removedAtOnce,
        pagination: false,
        req,
      })
      for (const registration of docs) await removeRegistration(req, registration)
      return docs.length
    })
    if (removed < removedAtOnce) return
  }
}
