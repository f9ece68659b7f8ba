import { InvalidQuery } from './invalidQuery.ts'

/** The most documents that one answer holds. */
export const maxPageSize = 100

/** How many it holds where nobody says: Payload's own number. */
export const defaultPageSize = 10

const largest = 2 ** 31

/**
 * Reads a count from a query, where it is text, or from GraphQL, where it is a number.
 * @returns nothing where it is missing
 * @throws InvalidQuery naming it, where it is no whole number from 0 to 2^31
 */
export function readCount(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > largest) {
    throw new InvalidQuery(`\`${name}\` must be one whole number from 0 to 2147483648.`)
  }
  return number
}

/**
 * The page size to use: `0`, which stands for everything in Payload, and whatever is too large
 * become the largest page; a missing one stays missing, which Payload takes as 10.
 * @param everything whether the request asked for no pages at all (`pagination=false`)
 * @throws InvalidQuery
 */
export function clampLimit(
  name: string,
  value: unknown,
  everything: boolean = false,
): number | undefined {
  const limit = readCount(name, value) ?? (everything ? 0 : undefined)
  return limit === 0 ? maxPageSize : limit && Math.min(limit, maxPageSize)
}
