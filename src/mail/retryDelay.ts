const minute = 60_000
const hour = 60 * minute
const waits = [minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 8 * hour]
const jitter = 0.2

/**
 * How long to wait after a failed attempt, with up to a fifth more, so that many do not come at once.
 * @param attempts made so far
 * @param random from 0 to 1
 * @returns milliseconds; nothing after about a day
 */
export function retryDelay(attempts: number, random: () => number): number | undefined {
  const wait = waits[attempts - 1]
  return wait === undefined ? undefined : Math.round(wait * (1 + jitter * random()))
}
