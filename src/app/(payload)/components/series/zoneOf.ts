import { defaultTimeZone } from '../../../../lib/defaultTimeZone.ts'

/** The time zone that a form holds; London's until one is chosen. */
export const zoneOf = (value: unknown): string =>
  typeof value === 'string' && value ? value : defaultTimeZone
