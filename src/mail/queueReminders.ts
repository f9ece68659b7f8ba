import type { Payload, Where } from 'payload'

import { idOf } from '../../collections/access/idOf.ts'
import { queueMail } from '../../collections/Mails/queueMail.ts'
import { eventsSlug, mailsSlug, registrationsSlug } from '../../collections/slugs.ts'
import { zoneOf } from '../api/calendar/zoneOf.ts'
import { moveDays } from '../lib/localDay.ts'
import type { Event } from '../lib/payload-types.ts'

const hour = 3_600_000
const day = 24 * hour
/** An hour at which nobody is woken. */
const decentHour = 10

type Timed = Pick<Event, 'endsAt' | 'id' | 'startsAt' | 'timeZone'>
type Occasion = {
  kind: 'reminder-day' | 'reminder-hour' | 'thank-you'
  /** Milliseconds since 1970: from when, and until when it makes sense. */
  from: (event: Timed) => number
  until: (event: Timed) => number
  moment: (event: Timed) => string
}

const start = ({ startsAt }: Timed) => Date.parse(startsAt)

const occasions: Occasion[] = [
  {
    kind: 'reminder-day',
    from: (event) => Date.parse(moveDays(event.startsAt, zoneOf(event), -1)),
    until: (event) => start(event) - hour,
    moment: ({ startsAt }) => startsAt,
  },
  {
    kind: 'reminder-hour',
    from: (event) => start(event) - hour,
    until: start,
    moment: ({ startsAt }) => startsAt,
  },
  {
    kind: 'thank-you',
    from: thankingTime,
    until: (event) => thankingTime(event) + 2 * day,
    moment: ({ endsAt }) => endsAt,
  },
]

function thankingTime(event: Timed): number {
  return Date.parse(moveDays(event.endsAt, zoneOf(event), 1, decentHour))
}

/**
 * Queues the reminders and thanks whose time has come, each once: a unique key keeps a second look,
 * another server, or one after a restart from repeating them. Nobody is reminded who has just been
 * told that they have a place.
 * @param now milliseconds since 1970
 */
export async function queueReminders(payload: Payload, now: number): Promise<void> {
  const at = (instant: number) => new Date(instant).toISOString()
  const { docs } = await payload.find({
    collection: eventsSlug,
    where: {
      and: [
        { _status: { equals: 'published' } },
        { status: { equals: 'scheduled' } },
        {
          or: [
            { startsAt: { greater_than: at(now), less_than: at(now + 26 * hour) } },
            { endsAt: { greater_than: at(now - 4 * day), less_than_equal: at(now) } },
          ],
        },
      ],
    },
    select: { endsAt: true, startsAt: true, timeZone: true },
    depth: 0,
    joins: false,
    pagination: false,
  })
  for (const event of docs) {
    for (const occasion of occasions) {
      if (occasion.from(event) <= now && now < occasion.until(event)) {
        await queueFor(payload, event, occasion)
      }
    }
  }
}

async function queueFor(payload: Payload, event: Timed, occasion: Occasion): Promise<void> {
  const { kind } = occasion
  const since = new Date(occasion.from(event)).toISOString()
  const registrations = await payload.find({
    collection: registrationsSlug,
    where: {
      and: [
        { event: { equals: event.id } },
        { status: { equals: 'confirmed' } },
        ...(kind === 'thank-you' ? [] : [{ createdAt: { less_than: since } }]),
      ],
    },
    select: { email: true, event: true },
    depth: 0,
    pagination: false,
  })
  if (registrations.docs.length === 0) return
  const known: Where = { kind: { equals: kind } }
  const justTold: Where = {
    and: [{ kind: { in: ['confirmed', 'moved-up'] } }, { createdAt: { greater_than: since } }],
  }
  const mails = await payload.find({
    collection: mailsSlug,
    where: {
      and: [
        { event: { equals: event.id } },
        kind === 'thank-you' ? known : { or: [known, justTold] },
      ],
    },
    select: { key: true, kind: true, registration: true },
    showHiddenFields: true,
    depth: 0,
    pagination: false,
  })
  const keys = new Set(mails.docs.map(({ key }) => key))
  const told = new Set(
    mails.docs.filter((mail) => mail.kind !== kind).map(({ registration }) => idOf(registration)),
  )
  for (const registration of registrations.docs) {
    const key = `${kind}:${registration.id}:${occasion.moment(event)}`
    if (keys.has(key) || told.has(registration.id)) continue
    try {
      await queueMail({ payload }, kind, registration, { key })
    } catch (error) {
      const { totalDocs } = await payload.count({
        collection: mailsSlug,
        where: { key: { equals: key } },
      })
      if (totalDocs === 0) throw error
    }
  }
}
