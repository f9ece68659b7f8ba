import { checkSearch } from './checkSearch.ts'
import { InvalidQuery } from './invalidQuery.ts'

/** What Payload reads of an address, for each kind of read; nothing else changes the answer. */
const known = {
  list: ['depth', 'joins', 'limit', 'page', 'pagination', 'populate', 'select', 'sort', 'where'],
  document: ['depth', 'joins', 'populate', 'select'],
  count: ['where'],
}

/** What asks for something else than what is public now. */
const special = new Set(['data', 'draft', 'fallback-locale', 'fallbackLocale', 'locale', 'trash'])

const route = /^\/api\/([a-z-]+)(?:\/(count|[0-9a-f]{8}-[0-9a-f-]{27}))?\/?$/

/**
 * The one address that stands for all those with the same public answer: the parameters that count,
 * in one order. What is within a parameter stays as it was sent, so that nobody reads it twice.
 * @param url path and query as they were sent
 * @param collections the slugs that the public may read
 * @returns nothing where the address is no sound, plain read of one of these collections
 */
export function canonicalRead(url: string, collections: ReadonlySet<string>): string | undefined {
  const at = url.indexOf('?')
  const [, collection, rest] = route.exec(at === -1 ? url : url.slice(0, at)) ?? []
  if (!collection || !collections.has(collection)) return undefined
  const path = rest ? `/api/${collection}/${rest}` : `/api/${collection}`
  if (at === -1) return path
  const kind = rest === undefined ? 'list' : rest === 'count' ? 'count' : 'document'
  const pairs = readPairs(url.slice(at))
  if (!pairs || pairs.some(({ parameter }) => special.has(parameter))) return undefined
  const counting = known[kind].flatMap((name) =>
    pairs.filter(({ parameter }) => parameter === name).map(({ text }) => text),
  )
  return counting.length > 0 ? `${path}?${counting.join('&')}` : path
}

type Pair = { parameter: string; text: string }

function readPairs(search: string): Pair[] | undefined {
  try {
    checkSearch(search)
  } catch (error) {
    if (error instanceof InvalidQuery) return undefined
    throw error
  }
  return search
    .slice(1)
    .split('&')
    .map((text) => ({ text, parameter: parameterOf(text) }))
}

/** The name up to its first bracket: `where` of `where[slug][equals]=a`. */
const parameterOf = (pair: string) =>
  decodeURIComponent(pair.split('=', 1)[0] ?? '').split('[', 1)[0] ?? ''
