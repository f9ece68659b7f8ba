import type { Event, Mail, Mailing, Registration } from '../lib/payload-types.ts'

const hour = 3_600_000

/** What a mail is made from, as it stands when it is sent. */
export type MailFacts = {
  registration: Registration | null
  event: Event | null
  mailing: Mailing | null
  changes: string[]
}

type Reason = string | false

/**
 * Why a mail is not sent that was queued when things stood otherwise.
 * @param now milliseconds since 1970
 */
export function reasonToDrop(mail: Mail, facts: MailFacts, now: number): Reason {
  const { changes, event, mailing, registration } = facts
  const { kind } = mail
  if (!registration) return 'The registration was removed.'
  if (!event || event.deletedAt) return 'The event was removed.'
  const { status } = registration
  const isConfirmed = status === 'confirmed'
  const eventStatus = event.status ?? 'scheduled'
  const startsIn = Date.parse(event.startsAt) - now
  const isOver = Date.parse(event.endsAt) <= now

  if (kind === 'registration-cancelled') {
    return status !== 'cancelled' && 'The registration is not cancelled.'
  }
  if (status === 'cancelled') return 'The registration was cancelled.'
  if (kind === 'mailing') return !mailing && 'The mailing was removed.'
  if (event._status !== 'published') return 'The event is not on the site.'
  if (kind === 'thank-you') {
    return (
      (!isConfirmed && 'Without a place.') ||
      (eventStatus !== 'scheduled' && 'The event did not take place.') ||
      (!isOver && 'The event is not over.')
    )
  }
  if (isOver) return 'The event is over.'
  switch (kind) {
    case 'confirmed':
    case 'moved-up':
      return !isConfirmed && 'There is no place any more.'
    case 'waiting':
      return status !== 'waiting' && 'No longer on the waiting list.'
    case 'changed':
      return changes.length === 0 && 'What had changed is as before.'
    case 'event-cancelled':
      return eventStatus !== 'cancelled' && 'The event is not cancelled any more.'
    case 'event-postponed':
      return eventStatus !== 'postponed' && 'The event is not postponed any more.'
    case 'reminder-day':
    case 'reminder-hour':
      return (
        (!isConfirmed && 'Without a place.') ||
        (eventStatus !== 'scheduled' && 'The event does not take place.') ||
        (mail.key && !mail.key.endsWith(event.startsAt) && 'The event has another time now.') ||
        (startsIn <= 0 && 'The event has begun.') ||
        (kind === 'reminder-day' && startsIn <= hour && 'Too late for a day before.')
      )
    default:
      return false
  }
}
