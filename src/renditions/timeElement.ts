import { formatZoned } from '../lib/zonedTime.ts'
import { type Content, element } from './element.ts'

/**
 * An instant by the clocks of a place, readable by programs too.
 * @param instant an ISO 8601 date and time
 */
export const timeElement = (instant: string, timeZone: string | null | undefined): Content =>
  element('time', { dateTime: instant }, formatZoned(instant, timeZone ?? 'Europe/London'))
