import { calendarComponent, calendarTime, type ContentLine } from '../../lib/icalendar.ts'
import { type OffsetChange, offsetChanges } from '../../lib/offsetChanges.ts'
import { offsetAt } from '../../lib/zonedTime.ts'

/** Dates of calendars have four digits for the year. */
const lastYear = 9999

/**
 * A `VTIMEZONE` that holds at each of some instants, and for at least a year around them. Its changes
 * are listed one by one, from the same data that the dates were entered by: a rule would be wrong
 * wherever clocks follow none, or followed another in the past. See
 * docs/decisions/0014-feeds-and-calendar.md.
 * @param instants milliseconds since 1970
 */
export const zoneComponent = (timeZone: string, instants: number[]): ContentLine[] =>
  calendarComponent('VTIMEZONE', [
    `TZID:${timeZone}`,
    ...changesAround(timeZone, instants).flatMap((change) => observance(timeZone, change)),
  ])

function changesAround(timeZone: string, instants: number[]): OffsetChange[] {
  const years = instants.map((instant) => new Date(instant).getUTCFullYear())
  const covered = new Set(
    years.flatMap((year) => [year - 1, year, year + 1]).filter((year) => year <= lastYear),
  )
  const changes: OffsetChange[] = []
  for (const year of [...covered].sort((one, two) => one - two)) {
    const [from, until] = [startOf(year), startOf(year + 1)]
    const now = offsetAt(from, timeZone)
    const before = changes.at(-1)?.after
    // The first year starts with what holds, and so does one after years that were left out.
    if (before !== now) changes.push({ at: from, before: before ?? now, after: now })
    changes.push(...offsetChanges(timeZone, from, until))
  }
  return changes
}

function observance(timeZone: string, { after, at, before }: OffsetChange): ContentLine[] {
  const year = new Date(at).getUTCFullYear()
  const winter = Math.min(
    offsetAt(startOf(year), timeZone),
    offsetAt(Date.UTC(year, 6, 1), timeZone),
  )
  return calendarComponent(after > winter ? 'DAYLIGHT' : 'STANDARD', [
    `DTSTART:${calendarTime(at + before)}`,
    `TZOFFSETFROM:${utcOffset(before)}`,
    `TZOFFSETTO:${utcOffset(after)}`,
  ])
}

const startOf = (year: number) => Date.UTC(year, 0, 1)

/** A value of the type UTC-OFFSET, such as `-0330`; seconds only where there are any. */
function utcOffset(milliseconds: number): string {
  const total = Math.abs(milliseconds) / 1000
  const [hours, minutes, seconds] = [total / 3600, (total / 60) % 60, total % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return `${milliseconds < 0 ? '-' : '+'}${hours}${minutes}${seconds === '00' ? '' : seconds}`
}
