import { InvalidQuery } from './invalidQuery.ts'

/** What Payload reads of a query at most; it would drop the rest, and the conditions in it. */
const maxParameters = 1000

const inherited = new RegExp(
  `(^|[[.])(${Object.getOwnPropertyNames(Object.prototype).join('|')})([\\].[]|$)`,
)

/**
 * Refuses a query string of which Payload's parser would pass over a part in silence.
 * @param search the part of the address from its `?` on
 * @throws InvalidQuery
 */
export function checkSearch(search: string): void {
  const pairs = search.slice(1).split('&')
  if (pairs.length > maxParameters) {
    throw new InvalidQuery(`The query has more than ${maxParameters} parameters.`)
  }
  if (decode(search).includes('\0')) throw new InvalidQuery('The query holds a null character.')
  for (const pair of pairs) {
    const name = decode(pair.split('=', 1)[0] ?? '')
    if (inherited.test(name)) throw new InvalidQuery(`\`${name}\` is not a parameter.`)
  }
}

function decode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    throw new InvalidQuery('The query is not percent-encoded as it should be.')
  }
}
