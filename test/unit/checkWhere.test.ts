import { validOperatorSet } from 'payload/shared'
import { describe, expect, test } from 'vitest'

import { checkWhere } from '../../src/lib/checkWhere.ts'

const read = (where: unknown) => () =>
  checkWhere(where, { operators: validOperatorSet, everyPartCounts: false })
const bulk = (where: unknown) => () =>
  checkWhere(where, { operators: validOperatorSet, everyPartCounts: true })

const nested = (levels: number): unknown =>
  levels === 0 ? { id: { equals: '1' } } : { and: [nested(levels - 1)] }
const conditions = (count: number) => ({
  or: Array.from({ length: count }, (_, index) => ({ id: { equals: String(index) } })),
})

describe('a usual condition', () => {
  test.each([
    { id: { not_equals: '' } },
    { and: [{ title: { like: 'a' } }, { or: [{ 'author.name': { exists: 'true' } }] }] },
    { OR: [{ venue__name: { equals: null } }] },
    { id: { in: ['1', '2'] } },
    { id: { in: '1,2,3' } },
    { location: { near: '10,20,1000' } },
    { owner: { equals: { relationTo: 'posts', value: '1' } } },
    { startsAt: { greater_than: new Date(0) } },
    conditions(100),
    nested(9),
  ])('%j passes', (where) => {
    expect(read(where)).not.toThrow()
    expect(bulk(where)).not.toThrow()
  })
})

describe('what Payload would pass over', () => {
  test.each([
    'abc',
    ['a'],
    null,
    { title: 'abc' },
    { title: '' },
    { title: {} },
    { title: [{ equals: 'a' }] },
    { title: { equal: 'a' } },
    { and: {} },
    { and: 'abc' },
    { and: [''] },
    { or: [null] },
    { constructor: { equals: 'a' } },
    { 'title.__proto__': { equals: 'a' } },
    JSON.parse('{"__proto__":{"equals":"a"}}') as unknown,
    { title: { equals: { $gt: '' } } },
    { title: { in: [{ $gt: '' }] } },
    { id: { in: Array.from({ length: 10_000 }, String) } },
    conditions(101),
    { name: { like: 'a '.repeat(100) } },
    { name: { contains: 'a'.repeat(1001) } },
    { or: [{ id: { in: Array(600).fill('1') } }, { id: { in: Array(600).fill('1').join(',') } }] },
    nested(10),
  ])('%j is refused', (where) => {
    expect(read(where)).toThrow(/where/)
    expect(bulk(where)).toThrow(/where/)
  })
})

describe('a part that matches every document', () => {
  test.each([
    { name: { like: '' } },
    { name: { contains: ' ' } },
    { and: [{ id: { equals: '1' } }, { name: { not_like: '' } }] },
    {},
    { and: [] },
    { or: [{}, { id: { equals: '1' } }] },
    { and: [{ or: [] }] },
  ])('%j may be read by, but not changed', (where) => {
    expect(read(where)).not.toThrow()
    expect(bulk(where)).toThrow(/every document/)
  })
})
