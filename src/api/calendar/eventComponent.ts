import {
  calendarComponent,
  calendarText,
  calendarTime,
  type ContentLine,
} from '../../lib/icalendar.ts'
import { populated } from '../populated.ts'
import type { CalendarEvent } from './calendarEvent.ts'
import { describeEvent, type Label, placeOf } from './describeEvent.ts'
import { zonedLine } from './zonedLine.ts'
import { zoneOf } from './zoneOf.ts'

/** Most calendars have no word for a postponed event; what they keep of it is no promise. */
const statuses = { scheduled: 'CONFIRMED', cancelled: 'CANCELLED', postponed: 'TENTATIVE' }

/**
 * An event as a `VEVENT`.
 * @param options.host part of the identifier, by which calendars know an event again for good
 * @param options.address where the event is read
 * @param options.joiningLink for a calendar of somebody who has a place
 */
export function eventComponent(
  event: CalendarEvent,
  options: { host: string; address: string; label: Label; joiningLink?: string | undefined },
): ContentLine[] {
  const { address, host, joiningLink, label } = options
  const zone = zoneOf(event)
  const changedAt = utc(event.updatedAt)
  const description = [describeEvent(event, label), joiningLink && `To join online: ${joiningLink}`]
    .filter(Boolean)
    .join('\n\n')
  const place = placeOf(event)
  const categories = [
    ...(event.kind ? [label('kind', event.kind)] : []),
    ...populated(event.topics).map(({ name }) => name),
  ]
  return calendarComponent('VEVENT', [
    `UID:${event.id}@${host}`,
    // Without a METHOD, the time of the last change and not of this answer.
    `DTSTAMP:${changedAt}`,
    `LAST-MODIFIED:${changedAt}`,
    `CREATED:${utc(event.createdAt)}`,
    `SEQUENCE:${event.calendarSequence ?? 0}`,
    `STATUS:${statuses[event.status ?? 'scheduled']}`,
    zonedLine('DTSTART', Date.parse(event.startsAt), zone),
    zonedLine('DTEND', Date.parse(event.endsAt), zone),
    `SUMMARY:${calendarText(event.title)}`,
    ...(description ? [`DESCRIPTION:${calendarText(description)}`] : []),
    ...(place ? [`LOCATION:${calendarText(place)}`] : []),
    ...(categories.length > 0 ? [`CATEGORIES:${categories.map(calendarText).join(',')}`] : []),
    `URL:${address}`,
  ])
}

const utc = (instant: string) => `${calendarTime(Date.parse(instant))}Z`
