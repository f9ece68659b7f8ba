/**
 * What is wrong with an end that is not after the start.
 * @param startsAt, endsAt anything that `Date` takes; where one is missing, nothing is wrong
 */
export const endAfterStart = (startsAt: unknown, endsAt: unknown): string | true =>
  startsAt && endsAt && instantOf(endsAt) <= instantOf(startsAt)
    ? 'The end must be after the start.'
    : true

const instantOf = (value: unknown): number =>
  new Date(value instanceof Date ? value : String(value)).getTime()
