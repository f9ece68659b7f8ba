import { toInstant, toLocal } from './zonedTime.ts'

const dayMs = 86_400_000

/**
 * The same hour by the clocks of a zone, some days on or back, also where they change in between.
 * @param instant an ISO 8601 date and time
 * @param hour another hour of that day, from 0 to 23
 * @returns an ISO 8601 instant in UTC
 */
export function moveDays(instant: string, timeZone: string, days: number, hour?: number): string {
  const wall = new Date(Date.parse(`${toLocal(instant, timeZone)}Z`) + days * dayMs)
  if (hour !== undefined) wall.setUTCHours(hour, 0)
  return toInstant(wall.toISOString().slice(0, 16), timeZone)
}
