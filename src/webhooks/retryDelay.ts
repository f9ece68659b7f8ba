const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * Standard Webhooks' suggestion, ended after about a day.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 8 * hour]
const jitter = 0.2

/**
 * How long to wait after a failed attempt, with up to a fifth more, so that many do not come at once.
 * @param attempts made so far
 * @param retryAfter what the receiver asked for, in milliseconds; a day at most
 * @param random from 0 to 1
 * @returns milliseconds; nothing where it was the last attempt
 */
export function retryDelay(
  attempts: number,
  retryAfter: number,
  random: () => number,
): number | undefined {
  const wait = waits[attempts - 1]
  if (wait === undefined) return undefined
  return Math.max(Math.round(wait * (1 + jitter * random())), Math.min(retryAfter, day))
}

/**
 * Reads `Retry-After`, which is a number of seconds or a date.
 * @returns milliseconds from `now`; 0 where it says nothing
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function readRetryAfter(value: string | undefined, now: number): number {
  if (!value) return 0
  const wait = /^\d+$/.test(value) ? Number(value) * second : Date.parse(value) - now
  return Number.isFinite(wait) ? Math.max(wait, 0) : 0
}
