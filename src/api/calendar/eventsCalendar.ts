import type { RequestHandler } from 'express'

import { eventsSlug } from '../../../collections/slugs.ts'
import type { AnswerPublicly } from '../publicAnswers.ts'
import { calendarFields } from './calendarEvent.ts'
import { calendarResponse } from './calendarResponse.ts'
import type { CalendarSettings } from './eventsAsCalendar.ts'

export const eventsCalendarPath = '/feeds/events.ics'

/** Those that start last: years of events, and a calendar that a telephone can still read. */
const limit = 1000

/** The calendar of all events, past ones too, to subscribe to. */
export function eventsCalendar(
  settings: CalendarSettings & { answerPublicly: AnswerPublicly },
): RequestHandler {
  const { answerPublicly, payload, serverUrl } = settings
  const about = [
    'NAME:Events of the collective',
    'X-WR-CALNAME:Events of the collective',
    'COLOR:teal',
    'X-APPLE-CALENDAR-COLOR:#008080',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    `SOURCE;VALUE=URI:${serverUrl}${eventsCalendarPath}`,
  ]

  const makeCalendar = async (): Promise<Response> => {
    const { docs } = await payload.find({
      collection: eventsSlug,
      depth: 1,
      limit,
      overrideAccess: false,
      pagination: false,
      populate: { topics: { name: true } },
      select: calendarFields,
      showHiddenFields: true,
      sort: ['-startsAt', 'id'],
    })
    return calendarResponse(docs, settings, { about, fileName: 'events.ics' })
  }

  return async function eventsCalendar(req, res) {
    await answerPublicly(req, res, eventsCalendarPath, makeCalendar)
  }
}
