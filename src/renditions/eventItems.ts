import { type Content, element } from './element.ts'
import type { Shown } from './references.ts'
import type { Site } from './site.ts'
import { timeElement } from './timeElement.ts'

const notAsPlanned = { cancelled: 'Cancelled: ', postponed: 'Postponed: ' }

/** Events as a list: what, when by the clocks there, and where. */
export const eventItems = (events: readonly Shown['events'][], site: Site): Content =>
  element(
    'ul',
    {},
    events.map((event) => {
      const { status, startsAt, timeZone, title } = event
      return element(
        'li',
        {},
        status === 'cancelled' || status === 'postponed' ? notAsPlanned[status] : undefined,
        element('a', { href: site.addressOf('events', event) }, title),
        ', ',
        timeElement(startsAt, timeZone),
        `, ${placeOf(event)}`,
      )
    }),
  )

function placeOf({ format, venue }: Shown['events']): string {
  const name = venue?.name?.trim() || 'in person'
  if (format === 'online') return 'online'
  return format === 'hybrid' ? `${name} and online` : name
}
