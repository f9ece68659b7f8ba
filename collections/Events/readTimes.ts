import type { CollectionBeforeValidateHook, ValidationFieldError } from 'payload'

import { isLocalTime, isTimeZone, toInstant } from '../../src/lib/zonedTime.ts'
import { validationError } from '../hooks/validationError.ts'
import { defaultTimeZone } from '../../src/lib/defaultTimeZone.ts'
import { endAfterStart } from './endAfterStart.ts'

type Times = {
  id: string
  endsAt?: string | null
  signUp?: { closesAt?: string | null; opensAt?: string | null } | null
  startsAt?: string | null
  timeZone?: string | null
}

/**
 * Takes dates without an offset by the clocks of the event's zone, and refuses, in drafts too, a
 * zone that does not exist and an end before the start.
 */
export const readTimes: CollectionBeforeValidateHook<Times> = ({ collection, data = {}, req }) => {
  const timeZone = data.timeZone?.trim() || defaultTimeZone
  const fail = (error: ValidationFieldError) => validationError(collection, [error], req)
  const zoneExists: boolean = isTimeZone(timeZone)
  if (!zoneExists) {
    throw fail({
      path: 'timeZone',
      message: `There is no time zone “${timeZone}”. Use a name such as Europe/London.`,
    })
  }
  const read = (path: string, value: string | null | undefined) => {
    if (!value) return value
    try {
      return isLocalTime(value) ? toInstant(value, timeZone) : new Date(value).toISOString()
    } catch {
      throw fail({ path, message: 'There is no such date and time.' })
    }
  }

  const startsAt = read('startsAt', data.startsAt)
  const endsAt = read('endsAt', data.endsAt)
  const order = endAfterStart(startsAt, endsAt)
  if (order !== true) throw fail({ path: 'endsAt', message: order })
  const signUp = data.signUp && {
    ...data.signUp,
    opensAt: read('signUp.opensAt', data.signUp.opensAt),
    closesAt: read('signUp.closesAt', data.signUp.closesAt),
  }
  return { ...data, timeZone, startsAt, endsAt, signUp }
}
