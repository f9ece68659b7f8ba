import { createHmac, timingSafeEqual } from 'node:crypto'

const soonestMs = 2000
const latestMs = 24 * 60 * 60 * 1000

/** The moment at which a form was opened, in a form that only this server can write. */
export const signStartTime = (secret: string, event: string, time: number): string =>
  `${time}.${createHmac('sha256', secret).update(`sign-up-form:${event}:${time}`).digest('base64url')}`

/**
 * How a form was filled in, by the moment at which it was opened.
 * @returns `hasty` sooner than any person could, `stale` a day later or where the moment is not ours
 */
export function checkStartTime(
  secret: string,
  event: string,
  value: string | undefined,
  now: number,
): 'hasty' | 'human' | 'stale' {
  const time = Number(value?.split('.', 1)[0])
  const expected = Buffer.from(signStartTime(secret, event, time))
  const given = Buffer.from(value ?? '')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'stale'
  const taken = now - time
  if (taken > latestMs) return 'stale'
  // A moment of ours that is still to come: the clock was set back since, which is nobody's haste.
  return taken >= 0 && taken < soonestMs ? 'hasty' : 'human'
}
