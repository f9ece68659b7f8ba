const confidence = 0.9

/** The middle value, or the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = inOrder(values)
  const half = sorted.length / 2
  return (at(sorted, Math.ceil(half) - 1) + at(sorted, Math.floor(half))) / 2
}

/**
 * The narrowest pair of the values themselves that holds the true median with 90% probability or
 * more, whatever the values are distributed like; all of them where there are fewer than five.
 * @see https://en.wikipedia.org/wiki/Median#Confidence_intervals_for_the_median
 */
export function medianInterval(values: number[]): [low: number, high: number] {
  const sorted = inOrder(values)
  const { length } = sorted
  let left = 0
  while (coverage(length, left + 1) >= confidence) left += 1
  return [at(sorted, left), at(sorted, length - 1 - left)]
}

/** How likely the true median lies within the values that are left once `left` are cut off each end. */
function coverage(length: number, left: number): number {
  let outside = 0
  for (let index = 0; index <= left; index += 1) outside += choose(length, index) / 2 ** length
  return 1 - 2 * outside
}

function choose(from: number, count: number): number {
  let ways = 1
  for (let index = 0; index < count; index += 1) ways = (ways * (from - index)) / (index + 1)
  return ways
}

const inOrder = (values: number[]) => values.toSorted((a, b) => a - b)

function at(values: number[], index: number): number {
  const value = values[index]
  if (value === undefined) throw new Error('There is nothing to take a median of.')
  return value
}
