import { calendarTime, type ContentLine } from '../../lib/icalendar.ts'
import { offsetAt } from '../../lib/zonedTime.ts'

/** Zones that are UTC by another name need no description. */
export const isUtc = (timeZone: string): boolean =>
  new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone === 'UTC'

/**
 * An instant by the clocks of a zone, such as `DTSTART;TZID=Europe/London:20270601T100000`.
 * @param utc milliseconds since 1970
 */
export const zonedLine = (name: string, utc: number, timeZone: string): ContentLine =>
  isUtc(timeZone)
    ? `${name}:${calendarTime(utc)}Z`
    : `${name};TZID=${timeZone}:${calendarTime(utc + offsetAt(utc, timeZone))}`
