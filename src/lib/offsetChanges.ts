import { offsetAt } from './zonedTime.ts'

const weekMs = 7 * 86_400_000

/** A moment at which clocks in a zone are set to another offset from UTC; all in milliseconds. */
export type OffsetChange = { at: number; before: number; after: number }

/**
 * When clocks in `timeZone` change between two instants, to the second. No zone has changed its
 * clocks twice within a week.
 * @param from, until milliseconds since 1970; a change at `until` itself counts, one at `from` does not
 * @throws RangeError for an unknown zone
 */
export function offsetChanges(timeZone: string, from: number, until: number): OffsetChange[] {
  const changes: OffsetChange[] = []
  for (let start = from; start < until; start += weekMs) {
    const end = Math.min(start + weekMs, until)
    const before = offsetAt(start, timeZone)
    const after = offsetAt(end, timeZone)
    if (before !== after) changes.push({ at: changeBetween(start, end, timeZone), before, after })
  }
  return changes
}

function changeBetween(start: number, end: number, timeZone: string): number {
  const after = offsetAt(end, timeZone)
  let [low, high] = [start, end]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (offsetAt(middle, timeZone) === after) high = middle
    else low = middle
  }
  return high
}
