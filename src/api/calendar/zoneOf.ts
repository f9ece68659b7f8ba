import { defaultTimeZone } from '../../lib/defaultTimeZone.ts'
import type { CalendarEvent } from './calendarEvent.ts'

/** The time zone that an event is in. */
export const zoneOf = ({ timeZone }: Pick<CalendarEvent, 'timeZone'>): string =>
  timeZone || defaultTimeZone
