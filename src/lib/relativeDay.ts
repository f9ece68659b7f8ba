import { toLocal } from './zonedTime.ts'

const dayMs = 86_400_000
const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })

/**
 * How far a day is from today, counted in the calendar of `timeZone`: "today", "tomorrow",
 * "in 3 days", "2 weeks ago", "in 4 months".
 * @param instant an ISO 8601 date and time
 * @throws RangeError for an invalid instant or an unknown zone
 */
export function relativeDay(instant: string, timeZone: string, now: Date): string {
  const days = dayNumber(instant, timeZone) - dayNumber(now.toISOString(), timeZone)
  const distance = Math.abs(days)
  if (distance < 14) return words.format(days, 'day')
  if (distance < 60) return words.format(Math.round(days / 7), 'week')
  if (distance < 547) return words.format(Math.round(days / 30.44), 'month')
  // Years are counted when they are over, as an age is.
  return words.format(Math.trunc(days / 365), 'year')
}

const dayNumber = (instant: string, timeZone: string) =>
  Date.parse(`${toLocal(instant, timeZone).slice(0, 10)}T00:00Z`) / dayMs
