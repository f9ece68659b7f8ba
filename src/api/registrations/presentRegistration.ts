import { createLocalReq, type Payload } from 'payload'

import { askedQuestions } from '../../../collections/Registrations/checkDetails.ts'
import { eventIdOf } from '../../../collections/Registrations/findRegistration.ts'
import { registrationsSlug } from '../../../collections/slugs.ts'
import type { Registration } from '../../lib/payload-types.ts'
import type { Held } from './registrationByToken.ts'

/** What the holder of a secret link sees: all that they gave, and what they need for the event. */
export async function presentRegistration(payload: Payload, held: Held) {
  const { event, registration } = held
  const { accessNeeds, answers, email, name, status } = registration
  return {
    registration: {
      name,
      email,
      accessNeeds: accessNeeds ?? null,
      answers: answers ?? {},
      status,
      ...(status === 'waiting' && { position: await positionOf(payload, registration) }),
    },
    event: event
      ? {
          id: event.id,
          title: event.title,
          slug: event.slug,
          status: event.status,
          startsAt: event.startsAt,
          endsAt: event.endsAt,
          timeZone: event.timeZone,
          format: event.format,
          venue: event.format === 'online' ? null : (event.venue ?? null),
          accessProvision: event.accessProvision ?? [],
          questions: askedQuestions(event),
          ...(mayJoin(held) && { joiningLink: event.joiningLink ?? null }),
        }
      : null,
  }
}

/** Whether the joining link is theirs: the event goes ahead, and they have a place. */
export const mayJoin = ({ event, isOver, registration }: Held): boolean =>
  registration.status === 'confirmed' && event?.status === 'scheduled' && !isOver

/** How many wait before somebody, and they themselves. */
export async function positionOf(payload: Payload, registration: Registration): Promise<number> {
  const { totalDocs } = await payload.db.count({
    collection: registrationsSlug,
    where: {
      and: [
        { event: { equals: eventIdOf(registration) } },
        { status: { equals: 'waiting' } },
        { sequence: { less_than_equal: registration.sequence } },
      ],
    },
    req: await createLocalReq({}, payload),
  })
  return totalDocs
}
