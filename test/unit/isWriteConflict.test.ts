import { expect, test } from 'vitest'

import { isWriteConflict } from '../../src/lib/isWriteConflict.ts'

const failure = (properties: object) => Object.assign(new Error('failed'), properties)

test.each([
  { code: 112 },
  { codeName: 'WriteConflict' },
  { errorLabels: ['TransientTransactionError'] },
  { cause: failure({ code: 112 }) },
  { originalError: failure({ code: 112 }) },
])('%j is one', (properties) => {
  expect(isWriteConflict(failure(properties))).toBe(true)
})

test.each([failure({ code: 11000 }), failure({}), null, { code: 112 }, 'WriteConflict'])(
  '%j is none',
  (error) => {
    expect(isWriteConflict(error)).toBe(false)
  },
)
