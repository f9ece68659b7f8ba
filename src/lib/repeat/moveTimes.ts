import { toInstant, toLocal } from '../zonedTime.ts'
import { daysBetween, moveDays } from './moveDays.ts'

type Instant = string | null | undefined

/** What of an event is bound to its start. */
export type BoundTimes = {
  startsAt: string
  endsAt?: Instant
  opensAt?: Instant
  closesAt?: Instant
}

/**
 * The times of an event at another date, each at its own hour by the clocks of the zone. Where a
 * change of clocks leaves no time between start and end, it lasts as long as it did.
 * @param times ISO 8601 instants
 * @param start where to, `YYYY-MM-DDTHH:mm`
 */
export function moveTimes(times: BoundTimes, start: string, timeZone: string): BoundTimes {
  const days = daysBetween(toLocal(times.startsAt, timeZone), start)
  const move = (instant: Instant) => (instant ? moveDays(instant, days, timeZone) : instant)
  const startsAt = toInstant(start, timeZone)
  const endsAt = move(times.endsAt)
  return {
    startsAt,
    endsAt: endsAt && endsAt <= startsAt ? lasting(times, startsAt) : endsAt,
    opensAt: move(times.opensAt),
    closesAt: move(times.closesAt),
  }
}

function lasting({ startsAt, endsAt }: BoundTimes, start: string): string {
  const length = Date.parse(endsAt ?? startsAt) - Date.parse(startsAt)
  return new Date(Date.parse(start) + length).toISOString()
}
