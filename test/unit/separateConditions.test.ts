import { expect, test } from 'vitest'

import { separateConditions } from '../../src/lib/separateConditions.ts'

const a = { title: { like: 'a' } }
const b = { title: { not_equals: 'b' } }
const c = { slug: { equals: 'c' } }

test.each([
  [{}, {}],
  [a, a],
  [{ title: {} }, { title: {} }],
  [{ title: { like: 'a', not_equals: 'b' } }, { and: [a, b] }],
  [{ title: { like: 'a', not_equals: 'b' }, ...c }, { and: [a, b, c] }],
  [{ or: [a, b], and: [c] }, { and: [{ or: [a, b] }, { and: [c] }] }],
  [{ AND: [a], and: [b] }, { and: [{ AND: [a] }, { and: [b] }] }],
  [{ or: [{ title: { like: 'a', not_equals: 'b' } }, c] }, { or: [{ and: [a, b] }, c] }],
  [{ or: [] }, { or: [] }],
])('%j is asked as %j', (where, separated) => {
  expect(separateConditions(where)).toEqual(separated)
})
