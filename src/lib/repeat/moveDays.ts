import { toInstant, toLocal } from '../zonedTime.ts'

const dayMs = 86_400_000

/**
 * An instant so many days later by the clocks of a zone, at the same hour.
 * @param instant an ISO 8601 date and time
 * @throws RangeError for an invalid instant or an unknown zone
 */
export function moveDays(instant: string, days: number, timeZone: string): string {
  if (days === 0) return new Date(instant).toISOString()
  const moved = new Date(Date.parse(`${toLocal(instant, timeZone)}Z`) + days * dayMs)
  return toInstant(moved.toISOString().slice(0, 16), timeZone)
}

/** How many days the second of two local dates, `YYYY-MM-DD…`, is after the first. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs
