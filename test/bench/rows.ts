import { median, medianInterval } from './statistics.ts'

/** One line of the results. */
export type Row = {
  what: string
  measured: string
  /** What it was made of, with units. */
  raw: string
  target: string
  passed: boolean
}

type Bound = { atLeast: number } | { atMost: number }

/**
 * A ratio of two things that were measured in turn, one pair a round. It is missed only where the
 * better end of its interval misses the target.
 */
export function ratioRow(
  what: string,
  rounds: { ours: number[]; base: number[]; unit: string },
  bound: Bound,
): Row {
  const { ours, base, unit } = rounds
  const ratios = ours.map((value, round) => value / (base[round] ?? NaN))
  const [low, high] = medianInterval(ratios)
  return {
    what,
    measured: `${median(ratios).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
    raw: `${round(median(ours))} against ${round(median(base))} ${unit}`,
    target: inWords(bound),
    passed: 'atLeast' in bound ? high >= bound.atLeast : low <= bound.atMost,
  }
}

/** A figure that has a bound of its own. */
export function boundRow(
  what: string,
  measured: { value: number; unit: string; raw: string },
  bound: Bound,
): Row {
  const { value, unit, raw } = measured
  return {
    what,
    measured: `${round(value)} ${unit}`,
    raw,
    target: `${inWords(bound)} ${unit}`,
    passed: 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost,
  }
}

/** What could not be measured is missed. */
export const failedRow = (what: string, error: unknown): Row => ({
  what,
  measured: 'not measured',
  raw: error instanceof Error ? error.message : String(error),
  target: '',
  passed: false,
})

const inWords = (bound: Bound): string =>
  'atLeast' in bound ? `at least ${bound.atLeast}` : `at most ${bound.atMost}`

/** Three digits that count, and all before the point. */
function round(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
