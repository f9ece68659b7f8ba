import { describe, expect, test } from 'vitest'

import { InvalidQuery } from '../../src/lib/invalidQuery.ts'
import { clampLimit, readCount } from '../../src/lib/pageLimits.ts'

describe('clampLimit', () => {
  test.each([
    { value: undefined, everything: false, limit: undefined },
    { value: '0', everything: false, limit: 100 },
    { value: 0, everything: false, limit: 100 },
    { value: '1', everything: false, limit: 1 },
    { value: '100', everything: false, limit: 100 },
    { value: '101', everything: false, limit: 100 },
    { value: '2147483648', everything: false, limit: 100 },
    { value: undefined, everything: true, limit: 100 },
    { value: '5', everything: true, limit: 5 },
  ])('takes $value as $limit', ({ value, everything, limit }) => {
    expect(clampLimit('limit', value, everything)).toBe(limit)
  })
})

describe('readCount', () => {
  test.each(['-1', '1.5', 'abc', '', ' 1', '1e9', '0x10', '2147483649', '99999999999', '10abc'])(
    'refuses %j',
    (value) => {
      expect(() => readCount('limit', value)).toThrow(/`limit`/)
    },
  )

  test('refuses what is not one number', () => {
    expect(() => readCount('page', ['1', '2'])).toThrow(InvalidQuery)
    expect(() => readCount('page', { 0: '1' })).toThrow(InvalidQuery)
    expect(() => readCount('page', NaN)).toThrow(InvalidQuery)
    expect(() => readCount('page', -1)).toThrow(InvalidQuery)
  })
})
