import type { PayloadRequest } from 'payload'

import type { Event } from '../../../src/lib/payload-types.ts'
import { expandRule } from '../../../src/lib/repeat/expandRule.ts'
import { readRule } from '../../../src/lib/repeat/readRule.ts'
import { toInstant, toLocal } from '../../../src/lib/zonedTime.ts'
import { validationError } from '../../hooks/validationError.ts'
import { defaultTimeZone } from '../../../src/lib/defaultTimeZone.ts'

/** How many events one request makes at most. */
const maxMade = 60
/** Exceptions, at most: every day of a year and more. */
const maxExceptions = 400

const day = /^\d{4}-\d{2}-\d{2}$/

export type Repetition = {
  /** When the others start, `YYYY-MM-DDTHH:mm` by the clocks of the event's zone. */
  starts: string[]
  timeZone: string
  /** Whether nothing is to be made yet. */
  preview: boolean
}

/**
 * Reads when an event is to take place again.
 * @param body `{ rule, except?, preview? }`
 * @throws ValidationError that names the part at fault, or what the event lacks
 */
export function readRepeat(
  event: Event,
  body: Record<string, unknown>,
  req: PayloadRequest,
): Repetition {
  const fail = (path: string, message: string) =>
    validationError(req.payload.collections.events.config, [{ path, message }], req)

  const { except = [], preview = false, rule, ...others } = body
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw fail(unknown, 'Please send rule, except and preview only.')
  if (typeof preview !== 'boolean') throw fail('preview', 'Please give true or false.')
  if (typeof rule !== 'string' || rule.length > 500) {
    throw fail('rule', 'Please give a rule, such as FREQ=MONTHLY;BYDAY=1TU;COUNT=12.')
  }
  if (!isListOfDays(except)) {
    throw fail('except', `Please give up to ${maxExceptions} dates, such as 2027-03-02.`)
  }
  const { startsAt, title } = event
  const timeZone = event.timeZone ?? defaultTimeZone
  if (!startsAt) throw fail('startsAt', 'Say when the event starts before you repeat it.')
  if (!title?.trim()) throw fail('title', 'Give the event a title before you repeat it.')

  const starts = expand({ rule, startsAt, timeZone, except }, (message) => fail('rule', message))
  if (starts.length > maxMade) {
    throw fail('rule', `At most ${maxMade} events can be made at once. Choose an earlier end.`)
  }
  return { starts, timeZone, preview }
}

function expand(
  options: { rule: string; startsAt: string; timeZone: string; except: string[] },
  fail: (message: string) => Error,
): string[] {
  const { startsAt, timeZone } = options
  try {
    const rule = readRule(options.rule, timeZone)
    const own = toLocal(startsAt, timeZone)
    const times = expandRule({ ...options, rule, limit: maxMade + 1 })
    return times.filter((time) => time !== own)
  } catch (error) {
    throw error instanceof RangeError ? fail(error.message) : error
  }
}

const isListOfDays = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= maxExceptions && value.every(isDay)

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !day.test(value)) return false
  try {
    return Boolean(toInstant(value, 'UTC'))
  } catch {
    return false
  }
}
