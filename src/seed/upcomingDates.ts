import { toInstant, toLocal } from '../lib/zonedTime.ts'

const timeZone = 'Europe/London'
const tuesday = 2
const leadDays = 14

export type EventTimes = { startsAt: string; endsAt: string }

/**
 * Times for the sample's two events that take sign-ups. They were on 23 May and 6 June 2023, both
 * Tuesdays; here they keep weekday, distance and hour, and lie ahead of the day of loading.
 * @param today an ISO 8601 instant
 */
export function upcomingDates(today: string): { strategySession: EventTimes; cuppa: EventTimes } {
  const first = new Date(`${toLocal(today, timeZone).slice(0, 10)}T00:00:00Z`)
  first.setUTCDate(first.getUTCDate() + leadDays)
  first.setUTCDate(first.getUTCDate() + ((tuesday - first.getUTCDay() + 7) % 7))
  const second = new Date(first)
  second.setUTCDate(second.getUTCDate() + 14)
  return {
    strategySession: between(first, '09:00', '11:00'),
    cuppa: between(second, '17:00', '18:30'),
  }
}

/** The instants of an event in London on one day. */
export function londonTimes(day: string, start: string, end: string): EventTimes {
  return {
    startsAt: toInstant(`${day}T${start}`, timeZone),
    endsAt: toInstant(`${day}T${end}`, timeZone),
  }
}

const between = (day: Date, start: string, end: string) =>
  londonTimes(day.toISOString().slice(0, 10), start, end)
