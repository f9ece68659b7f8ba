import type { ContentLine } from '../../lib/icalendar.ts'
import { namedFile } from '../../lib/namedFile.ts'
import type { CalendarEvent } from './calendarEvent.ts'
import { type CalendarSettings, eventsAsCalendar } from './eventsAsCalendar.ts'

/**
 * The answer with a calendar of some events.
 * @param options.fileName the name under which it is saved
 * @param options.about properties of the calendar as a whole
 */
export function calendarResponse(
  events: CalendarEvent[],
  settings: CalendarSettings,
  { about = [], fileName }: { fileName: string; about?: ContentLine[] },
): Response {
  return new Response(eventsAsCalendar(events, settings, { about }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; ${namedFile(fileName)}`,
    },
  })
}
