import * as qs from 'qs-esm'

import { defaultTimeZone } from '../../lib/defaultTimeZone.ts'
import { checkSearch } from '../../lib/checkSearch.ts'
import { InvalidQuery } from '../../lib/invalidQuery.ts'
import { clampLimit, defaultPageSize, readCount } from '../../lib/pageLimits.ts'
import { isLocalTime, toInstant } from '../../lib/zonedTime.ts'
import { searchedCollections, type SearchedCollection } from '../../search/searchedCollections.ts'
import type { SearchRequest } from '../../search/startSearch.ts'
import { wordsOf } from '../../search/words.ts'

const maxLetters = 200
/** What is asked beyond them is as good as said. */
const maxWords = 10
const maxTopics = 20

/**
 * Reads what is asked of the search from the part of the address from its `?` on.
 * @throws InvalidQuery naming the parameter that is wrong
 */
export function readSearch(search: string): SearchRequest {
  checkSearch(search)
  // As Payload reads a query: lists come as `type=a&type=b` or as `type[0]=a&type[1]=b`.
  const parameters = qs.parse(search, { ignoreQueryPrefix: true, arrayLimit: 1000 })
  const list = (name: string) => listOf(name, parameters[name])
  const once = (name: string) => {
    const [value, ...more] = list(name)
    if (more.length > 0) throw new InvalidQuery(`\`${name}\` is given more than once.`)
    return value
  }
  return {
    words: readWords(once('q')),
    types: readTypes(parts(list('type'))),
    topics: readTopics(parts(list('topic'))),
    from: readMoment('from', once('from')),
    to: readMoment('to', once('to')),
    limit: clampLimit('limit', once('limit')) ?? defaultPageSize,
    page: readCount('page', once('page')) || 1,
  }
}

function listOf(name: string, value: unknown): string[] {
  if (value === undefined) return []
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.map((one) => {
    if (typeof one === 'string') return one
    throw new InvalidQuery(`\`${name}\` must be a text.`)
  })
}

/** What `a,b` and a list of `a` and `b` name, in whichever order. */
const parts = (values: string[]): string[] =>
  [...new Set(values.flatMap((value) => value.split(',')).map((value) => value.trim()))]
    .filter(Boolean)
    .sort()

function readWords(text: string | undefined): string[] {
  if (!text) throw new InvalidQuery('`q` is missing: it says what to look for.')
  if (text.length > maxLetters)
    throw new InvalidQuery(`\`q\` is longer than ${maxLetters} letters.`)
  return wordsOf(text)
    .slice(0, maxWords)
    .map((word) => word.text)
}

function readTypes(names: string[]): SearchedCollection[] | undefined {
  const types = names.map((name) => {
    const type = searchedCollections.find((slug) => slug === name)
    if (type) return type
    throw new InvalidQuery(
      `\`type\` takes ${searchedCollections.join(', ')}; “${name.slice(0, 40)}” is none of them.`,
    )
  })
  return types.length > 0 ? types : undefined
}

function readTopics(slugs: string[]): string[] | undefined {
  if (slugs.length > maxTopics) throw new InvalidQuery(`\`topic\` names more than ${maxTopics}.`)
  if (slugs.some((slug) => slug.length > maxLetters)) {
    throw new InvalidQuery(`\`topic\` is longer than ${maxLetters} letters.`)
  }
  return slugs.length > 0 ? slugs : undefined
}

const dayMs = 86_400_000
const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A moment; without an offset by the clocks of London. A day is meant from its beginning to its end. */
function readMoment(name: 'from' | 'to', text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  try {
    if (!isLocalTime(text)) return withOffset.test(text) ? instantOf(text) : fail()
    const isDay = text.length === '2026-05-01'.length
    if (name === 'from' || !isDay) return Date.parse(toInstant(text, defaultTimeZone))
    const nextDay = new Date(instantOf(toInstant(text, 'UTC')) + dayMs).toISOString().slice(0, 10)
    return Date.parse(toInstant(nextDay, defaultTimeZone)) - 1
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidQuery(`\`${name}\` must be a date such as 2026-05-01 or 2026-05-01T10:00:00Z.`)
  }
}

function instantOf(text: string): number {
  // A day that does not exist would be taken for one of the next month.
  toInstant(text.slice(0, '2026-05-01'.length), 'UTC')
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? fail() : instant
}

function fail(): never {
  throw new RangeError('There is no such date.')
}
