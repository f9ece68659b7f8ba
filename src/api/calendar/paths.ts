import { cached, failing } from '../openapi/parts.ts'
import type { Described, OwnPaths } from '../openapi/types.ts'
import { eventsCalendarPath } from './eventsCalendar.ts'

const calendar = (description: string): Described => ({
  description,
  content: { 'text/calendar': { schema: { type: 'string' } } },
})

export const calendarPaths: OwnPaths = {
  '/api/events/{id}/calendar.ics': {
    get: {
      summary: 'Read an event as a calendar',
      tags: ['events'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { ...cached(calendar('The event as iCalendar (RFC 5545).')), ...failing(404) },
    },
  },
  [eventsCalendarPath]: {
    get: {
      summary: 'Subscribe to the events',
      tags: ['feeds'],
      responses: cached(
        calendar('All events as iCalendar, past and cancelled ones too (RFC 5545).'),
      ),
    },
  },
}
