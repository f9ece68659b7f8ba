import { expect, test } from 'vitest'

import { checkSearch } from '../../src/lib/checkSearch.ts'

test.each([
  '?where[title][equals]=constructor',
  '?where%5Btitle%5D%5Bequals%5D=__proto__&limit=1',
  '?draft',
  '?where[toStringent][exists]=true',
  `?${'a=1&'.repeat(999)}`,
])('%s passes', (search) => {
  expect(() => checkSearch(search)).not.toThrow()
})

test.each([
  '?where[constructor][equals]=1',
  '?where[__proto__][equals]=1',
  '?where%5B__proto__%5D%5Bequals%5D=1',
  '?__proto__[limit]=1',
  '?where[author.constructor][equals]=1',
  '?where[and][0][hasOwnProperty][equals]=1',
  '?%E0%A4%A=1',
  '?where[title][equals]=%E0%A4%A',
  '?where[title][equals]=a%00b',
  `?${'a=1&'.repeat(1000)}`,
])('%s is refused', (search) => {
  expect(() => checkSearch(search)).toThrow(/parameter|percent|null/)
})
