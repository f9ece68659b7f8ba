import { failing } from '../openapi/parts.ts'
import type { OwnPaths } from '../openapi/types.ts'

export const calendarPaths: OwnPaths = {
  '/events/{id}/calendar.ics': {
    get: {
      summary: 'Read an event as a calendar',
      tags: ['events'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: {
          description: 'The event as iCalendar (RFC 5545).',
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        304: { description: 'The client has it already.' },
        ...failing(404, 500),
      },
    },
  },
}
