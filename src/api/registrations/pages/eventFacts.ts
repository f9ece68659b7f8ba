import { type Content, element } from '../../../renditions/element.ts'
import { lines } from '../../../renditions/lines.ts'
import { timeElement } from '../../../renditions/timeElement.ts'
import { defaultTimeZone } from '../../../lib/defaultTimeZone.ts'
import type { Event } from '../../../lib/payload-types.ts'
import { facts } from '../../preview/parts.ts'

type Shown = Pick<Event, 'endsAt' | 'format' | 'startsAt' | 'timeZone' | 'venue'>

/** When and where an event is, by the clocks of its own place. */
export function eventFacts(event: Shown, ...more: [string, Content][]): Content {
  const { endsAt, format, startsAt, timeZone, venue } = event
  const place =
    format === 'online' ? 'Online' : [venue?.name, venue?.address].filter(Boolean).join('\n')
  return facts(
    [
      'When',
      startsAt
        ? [
            timeElement(startsAt, timeZone),
            endsAt ? [' to ', timeElement(endsAt, timeZone)] : undefined,
            ` (time zone ${timeZone ?? defaultTimeZone})`,
          ]
        : undefined,
    ],
    ['Where', lines(place)],
    ...more,
  )
}

/** That something is so, or has been done, said at once to those who hear the page too. */
export const notice = (text: string): Content =>
  element('p', { className: ['notice'], role: 'status' }, text)
