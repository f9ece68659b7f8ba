import rrule, { type Options } from 'rrule'

import { toInstant, toLocal } from '../zonedTime.ts'

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)'
const list = (item: string) => new RegExp(`^${item}(?:,${item})*$`)
const monthDay = '[+-]?(?:[1-9]|[12]\\d|3[01])'

/** What may stand in a rule, and in which form: the library takes what it does not know for nothing. */
const parts: Record<string, RegExp> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  BYDAY: list(`(?:[+-]?[1-5])?${weekday}`),
  BYMONTHDAY: list(monthDay),
  BYMONTH: list('(?:[1-9]|1[0-2])'),
  BYSETPOS: list('[+-]?[1-5]'),
  WKST: new RegExp(`^${weekday}$`),
}

/** A rule without its end, and that end: the last moment as clocks show it, or how many there are. */
export type RepeatRule = {
  options: Partial<Options>
  until?: string
  count?: number
}

/**
 * Reads a recurrence rule of RFC 5545, with or without `RRULE:` before it. Rules by hours, by week
 * numbers or by days of the year are no way to plan meetings, and are refused, as is a rule that
 * never ends.
 * @param timeZone the zone of the event, in which the last day of a rule ends
 * @throws RangeError that says in words what is wrong
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
 */
export function readRule(text: string, timeZone: string): RepeatRule {
  const found = new Map<string, string>()
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = '', ...rest] = part.split('=')
    const form = parts[name]
    if (!form || rest.length > 0) {
      throw new RangeError(
        `A rule has no part “${part}”. Use one such as FREQ=MONTHLY;BYDAY=1TU;COUNT=12.`,
      )
    }
    if (!form.test(value)) throw new RangeError(`“${value}” is no value for ${name}.`)
    if (found.has(name)) throw new RangeError(`${name} stands twice in the rule.`)
    found.set(name, value)
  }
  const { FREQ, BYDAY, BYMONTHDAY, BYSETPOS, COUNT, UNTIL } = Object.fromEntries(found)
  if (!FREQ) throw new RangeError('Say how often it repeats, such as FREQ=WEEKLY.')
  if (COUNT && UNTIL) throw new RangeError('Say how many there are, or until when: not both.')
  if (!COUNT && !UNTIL)
    throw new RangeError('Say how many there are (COUNT), or until when (UNTIL).')
  if (BYDAY && /\d/.test(BYDAY) && (FREQ === 'DAILY' || FREQ === 'WEEKLY')) {
    throw new RangeError('A numbered weekday, such as 1TU, is for monthly and yearly rules.')
  }
  if (BYMONTHDAY && FREQ === 'WEEKLY') {
    throw new RangeError('A day of the month is not for weekly rules.')
  }
  if (BYSETPOS && !BYDAY && !BYMONTHDAY) throw new RangeError('BYSETPOS needs days to choose from.')

  found.delete('COUNT')
  found.delete('UNTIL')
  const rest = [...found].map(([name, value]) => `${name}=${value}`).join(';')
  return {
    options: rrule.RRule.parseString(rest),
    ...(COUNT && { count: Number(COUNT) }),
    ...(UNTIL && { until: lastMoment(UNTIL, timeZone) }),
  }
}

/** A day counts to its end, whatever hour it is at. */
function lastMoment(until: string, timeZone: string): string {
  const [, date, hour, minute, second] = /^(\d{8})(?:T(\d\d)(\d\d)(\d\d))?/.exec(until) ?? []
  const day = (date ?? '').replace(/(....)(..)(..)/, '$1-$2-$3')
  try {
    const local = hour ? `${day}T${hour}:${minute}:${second}` : `${day}T23:59`
    const instant = toInstant(local, until.endsWith('Z') ? 'UTC' : timeZone)
    return until.endsWith('Z') ? toLocal(instant, timeZone) : local.slice(0, 16)
  } catch {
    throw new RangeError(`UNTIL is no date: ${until}.`)
  }
}
