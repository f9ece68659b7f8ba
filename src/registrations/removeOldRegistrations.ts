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
  for await (const { endsAt, id, signUp, startsAt } of signedUpFor(payload)) {
    const end = Date.parse(endsAt ?? startsAt ?? '')
    if (end + (signUp?.keepDays ?? keptDays) * dayMs <= now) await removeOf(payload, id)
  }
  const before = new Date(now - keptAnswerMs).toISOString()
  await payload.db.deleteMany({
    collection: signUpAnswersSlug,
    where: { createdAt: { less_than: before } },
  })
}

type Dated = Pick<Event, 'endsAt' | 'id' | 'signUp' | 'startsAt'>

/** The events that have registrations: those of the last months, as all others lose theirs. */
async function* signedUpFor(payload: Payload): AsyncGenerator<Dated> {
  const { values } = await payload.db.findDistinct({
    collection: registrationsSlug,
    field: 'event',
  })
  const ids = values.map(({ event }) => String(event))
  for (let start = 0; start < ids.length; start += batchSize) {
    const { docs } = await payload.db.find<Dated>({
      collection: eventsSlug,
      where: { id: { in: ids.slice(start, start + batchSize) } },
      select: { endsAt: true, signUp: true, startsAt: true },
      pagination: false,
    })
    yield* docs
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
