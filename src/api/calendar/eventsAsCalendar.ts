import type { Payload } from 'payload'

import { eventsSlug } from '../../../collections/slugs.ts'
import { calendarComponent, type ContentLine, writeCalendar } from '../../lib/icalendar.ts'
import type { PublicAddress } from '../../lib/publicAddress.ts'
import { optionLabel } from '../optionLabel.ts'
import type { CalendarEvent } from './calendarEvent.ts'
import { eventComponent } from './eventComponent.ts'
import { zoneComponent } from './zoneComponent.ts'
import { isUtc } from './zonedLine.ts'
import { zoneOf } from './zoneOf.ts'

/** What a calendar is made with. */
export type CalendarSettings = { payload: Payload; addressOf: PublicAddress; serverUrl: string }

/**
 * A calendar of some events, as text. One that cannot be written is logged and left out.
 * @param options.about properties of the calendar as a whole
 * @param options.joiningLink shown with every event: for the calendar of somebody who has a place
 */
export function eventsAsCalendar(
  events: CalendarEvent[],
  settings: CalendarSettings,
  options: { about?: ContentLine[]; joiningLink?: string | undefined } = {},
): string {
  const { addressOf, payload, serverUrl } = settings
  const { about = [], joiningLink } = options
  const { flattenedFields } = payload.collections[eventsSlug].config
  const written = events.flatMap((event) => {
    try {
      const lines = eventComponent(event, {
        address: addressOf(eventsSlug, event),
        host: new URL(serverUrl).hostname,
        label: (path, value) => optionLabel(flattenedFields, path, value),
        joiningLink,
      })
      return [{ event, lines }]
    } catch (error) {
      payload.logger.error({ err: error, id: event.id, msg: 'An event fits into no calendar' })
      return []
    }
  })
  return writeCalendar(
    calendarComponent('VCALENDAR', [
      'VERSION:2.0',
      'PRODID:-//Collective CMS//Events//EN',
      'CALSCALE:GREGORIAN',
      ...about,
      ...zonesOf(written.map(({ event }) => event)),
      ...written.flatMap(({ lines }) => lines),
    ]),
  )
}

/** Each zone of the events once, as it is around their dates. */
function zonesOf(events: CalendarEvent[]): ContentLine[] {
  const instants = new Map<string, number[]>()
  for (const event of events) {
    const zone = zoneOf(event)
    if (isUtc(zone)) continue
    const known = instants.get(zone) ?? []
    instants.set(zone, [...known, Date.parse(event.startsAt), Date.parse(event.endsAt)])
  }
  return [...instants].flatMap(([zone, around]) => zoneComponent(zone, around))
}
