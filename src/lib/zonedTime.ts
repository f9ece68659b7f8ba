const localPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?)?$/
const dayMs = 86_400_000
/** The three-letter names of the IANA database. Engines know more: to them BST is Bangladesh. */
const shortZones = /^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i

/** Whether `value` names a time zone of the IANA database, such as `Europe/London`. */
export function isTimeZone(value: unknown): value is string {
  // Newer engines also take bare offsets such as +01:00, which do not follow a change of clocks.
  if (typeof value !== 'string' || !/^[a-z]/i.test(value)) return false
  if (value.length === 3 && !shortZones.test(value)) return false
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: value })
    return true
  } catch {
    return false
  }
}

/** Whether `value` is a date, or a date and time, that says nothing about its offset from UTC. */
export const isLocalTime = (value: unknown): value is string =>
  typeof value === 'string' && localPattern.test(value)

/**
 * The instant at which clocks in `timeZone` show `local`. An hour that the clocks skip in spring
 * moves forward by the gap; of an hour that comes twice in autumn the first is taken.
 * @param local `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm` or `YYYY-MM-DDTHH:mm:ss`; a date alone is midnight
 * @returns an ISO 8601 instant in UTC, such as `2026-06-06T16:00:00.000Z`
 * @throws RangeError for a text of another form, a date that does not exist, or an unknown zone
 */
export function toInstant(local: string, timeZone: string): string {
  const wall = parseLocal(local)
  // The offset can change at most once within a day either side, so one of the two holds.
  const before = wall - offsetAt(wall - dayMs, timeZone)
  const after = wall - offsetAt(wall + dayMs, timeZone)
  const matches = [before, after].filter((utc) => utc + offsetAt(utc, timeZone) === wall)
  const instant = matches.length > 0 ? Math.min(...matches) : before
  return new Date(instant).toISOString()
}

/**
 * What clocks in `timeZone` show at `instant`.
 * @param instant an ISO 8601 date and time
 * @returns `YYYY-MM-DDTHH:mm`, as an `<input type="datetime-local">` takes it
 * @throws RangeError for an invalid instant or an unknown zone
 */
export function toLocal(instant: string, timeZone: string): string {
  const utc = parseInstant(instant)
  return new Date(utc + offsetAt(utc, timeZone)).toISOString().slice(0, 16)
}

/**
 * An instant as people in `timeZone` would write it, such as `6 June 2026, 17:00 BST`.
 * @param instant an ISO 8601 date and time
 * @throws RangeError for an invalid instant or an unknown zone
 */
export function formatZoned(instant: string, timeZone: string): string {
  const date = new Date(parseInstant(instant))
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' }).format(date)
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
  const zone = format({ timeZoneName: 'short' })
    .formatToParts(date)
    .find((part) => part.type === 'timeZoneName')
  return `${day}, ${time} ${zone?.value ?? timeZone}`
}

function parseLocal(local: string): number {
  const match = localPattern.exec(local)
  if (!match) throw new RangeError(`Not a local date and time: ${local}`)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const wall = new Date(Date.UTC(2000, 0, 1, hour, minute, second))
  // Not Date.UTC alone, which takes the years 0 to 99 as 1900 to 1999.
  wall.setUTCFullYear(year, month - 1, day)
  const exists =
    wall.getUTCMonth() === month - 1 &&
    wall.getUTCDate() === day &&
    wall.getUTCHours() === hour &&
    wall.getUTCMinutes() === minute
  if (!exists) throw new RangeError(`No such date and time: ${local}`)
  return wall.getTime()
}

function parseInstant(instant: string): number {
  const utc = Date.parse(instant)
  if (Number.isNaN(utc)) throw new RangeError(`Not a date and time: ${instant}`)
  return utc
}

/** How far clocks in `timeZone` are ahead of UTC at `utc`, both in milliseconds. */
export function offsetAt(utc: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(new Date(utc))
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0)
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return wall - Math.floor(utc / 1000) * 1000
}

/** Making one takes ten times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  // In lower case there are no more than a few hundred.
  const name = timeZone.toLowerCase()
  const known = clocks.get(name)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(name, clock)
  return clock
}
