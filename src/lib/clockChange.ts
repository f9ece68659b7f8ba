import { toInstant, toLocal } from './zonedTime.ts'

const dayMs = 86_400_000

/**
 * What a change of clocks does to a time on the wall: in spring an hour is skipped, in autumn one
 * comes twice.
 * @param local `YYYY-MM-DDTHH:mm`
 * @throws RangeError for a text of another form, a date that does not exist, or an unknown zone
 */
export function clockChange(local: string, timeZone: string): 'skipped' | 'repeated' | undefined {
  const instant = toInstant(local, timeZone)
  if (toLocal(instant, timeZone) !== local) return 'skipped'
  // `toInstant` takes the earlier of two, so only the offset that holds later can give another.
  const later = toInstant(addDay(local), timeZone)
  const other = new Date(Date.parse(later) - dayMs).toISOString()
  return other !== instant && toLocal(other, timeZone) === local ? 'repeated' : undefined
}

const addDay = (local: string) =>
  new Date(Date.parse(`${local}Z`) + dayMs).toISOString().slice(0, 16)
