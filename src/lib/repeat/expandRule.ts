import rrule from 'rrule'

import { toLocal } from '../zonedTime.ts'
import type { RepeatRule } from './readRule.ts'

/** The calendar is the same again after so many years, weekdays and leap years too. */
const cycleYears = 400
/** How far ahead to look at least. */
const horizonYears = 40
/** Where the library stops, whatever `until` is, if it finds nothing. */
const lastYear = 9999

/**
 * The times at which a meeting repeats, as clocks in its zone show them, so that it keeps its hour
 * when they change. The first is its start, which counts as one whether the rule fits it or not.
 * A day that a month lacks is left out, as the standard has it; so is what falls on an exception.
 * @param options.startsAt an ISO 8601 instant
 * @param options.except local days, `YYYY-MM-DD`; they count among the number of a rule
 * @param options.limit one more than this is given where there are more, and no further
 * @returns `YYYY-MM-DDTHH:mm`, in order
 */
export function expandRule(options: {
  rule: RepeatRule
  startsAt: string
  timeZone: string
  except?: readonly string[]
  limit: number
}): string[] {
  const { rule, startsAt, timeZone, except = [], limit } = options
  const { count = Infinity, until } = rule
  const start = toLocal(startsAt, timeZone)

  const left = new Set(except)
  const times: string[] = []
  let counted = 0
  /** @returns whether there may be another */
  const take = (time: string): boolean => {
    counted += 1
    if (!left.has(time.slice(0, 10))) times.push(time)
    return counted < count && times.length <= limit
  }
  if (until !== undefined && start > until) return []
  if (!take(start)) return times

  // The library would look for a 30th of February until the last year, which takes seconds.
  const years = yearsAhead(start)
  // It knows no zones: it is given wall clocks as if they were at UTC.
  const repeated = new rrule.RRule({ ...rule.options, dtstart: addYears(start, years) })
  repeated.all((date) => {
    const time = addYears(date.toISOString().slice(0, 16), -years).toISOString().slice(0, 16)
    return time === start || ((until === undefined || time <= until) && take(time))
  })
  return times
}

const yearsAhead = (start: string): number =>
  cycleYears * Math.max(0, Math.floor((lastYear - horizonYears - yearOf(start)) / cycleYears))

const yearOf = (local: string) => new Date(`${local}:00Z`).getUTCFullYear()

function addYears(local: string, years: number): Date {
  const date = new Date(`${local}:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date
}
