import { relativeDay } from '../../../../lib/relativeDay.ts'
import { formatZoned, toLocal } from '../../../../lib/zonedTime.ts'
import { Badge } from './Badge.tsx'
import type { UpcomingEvent } from './findUpcomingEvents.ts'

const part = (event: UpcomingEvent, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: event.timeZone, ...options }).format(
    new Date(event.startsAt),
  )

/** An event that is to come, by the clocks of its own zone. */
export const EventRow = ({ event, now }: { event: UpcomingEvent; now: Date }) => (
  <li className="dashboard-row">
    <span aria-hidden="true" className="dashboard-row__day">
      <span>{part(event, { month: 'short' })}</span>
      <strong>{Number(toLocal(event.startsAt, event.timeZone).slice(8, 10))}</strong>
    </span>
    <div className="dashboard-row__text">
      <a className="dashboard-row__title" href={event.href}>
        {event.title}
      </a>
      <p className="dashboard-row__detail">
        <time dateTime={event.startsAt}>
          {part(event, { weekday: 'long' })} {formatZoned(event.startsAt, event.timeZone)}
        </time>
        {' · '}
        {relativeDay(event.startsAt, event.timeZone, now)}
      </p>
    </div>
    {event.status === 'cancelled' && <Badge tone="alert">Cancelled</Badge>}
    {event.status === 'postponed' && <Badge tone="alert">Postponed</Badge>}
    {event.isDraft && <Badge>Draft</Badge>}
  </li>
)
