import type { RequestHandler } from 'express'

import { eventsSlug } from '../../../collections/slugs.ts'
import { HttpError } from '../../lib/httpError.ts'
import type { AnswerPublicly } from '../publicAnswers.ts'
import { calendarFields } from './calendarEvent.ts'
import { calendarResponse } from './calendarResponse.ts'
import type { CalendarSettings } from './eventsAsCalendar.ts'

/** Only what has the form of an id is asked for here; all else is for Payload’s REST API. */
export const eventCalendarPath = /^\/api\/events\/(?<id>[0-9a-f]{8}-[0-9a-f-]{27})\/calendar\.ics$/

/** One published event, to be added to a calendar. */
export function eventCalendar(
  settings: CalendarSettings & { answerPublicly: AnswerPublicly },
): RequestHandler<{ id: string }> {
  const { answerPublicly, payload } = settings

  const makeCalendar = async (id: string): Promise<Response> => {
    const { docs } = await payload.find({
      collection: eventsSlug,
      depth: 1,
      limit: 1,
      overrideAccess: false,
      pagination: false,
      populate: { topics: { name: true } },
      select: calendarFields,
      showHiddenFields: true,
      where: { id: { equals: id } },
    })
    const [event] = docs
    if (!event) throw new HttpError(404, 'There is no such event.')
    return calendarResponse([event], settings, { fileName: `${event.slug || id}.ics` })
  }

  return async function eventCalendar(req, res) {
    const { id } = req.params
    await answerPublicly(req, res, `/api/events/${id}/calendar.ics`, () => makeCalendar(id))
  }
}
