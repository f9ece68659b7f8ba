import { expect, test } from 'vitest'

import { loggedError } from '../../src/lib/loggedError.ts'

const logged = (error: Error) => JSON.stringify(loggedError(error))

test('what went wrong and where is logged', () => {
  const error = Object.assign(new TypeError('No such thing'), { code: 'E1', status: 400 })
  expect(loggedError(error)).toMatchObject({
    type: 'TypeError',
    message: 'No such thing',
    code: 'E1',
    status: 400,
    stack: expect.stringContaining('loggedError.test.ts') as string,
  })
})

test.each([
  new Error('Failed query: insert into "users" values (?, ?)\nparams: ann@example.org,a\nb@c.d'),
  new Error('E11000 duplicate key error dup key: { email: "ann@example.org" }'),
  Object.assign(new Error('x'), {
    params: ['ann@example.org'],
    data: { email: 'ann@example.org' },
  }),
  new Error('x', { cause: new Error('dup key: { email: "ann@example.org" }') }),
])('nobody’s data is: %s', (error) => {
  expect(logged(error)).not.toMatch(/example\.org|b@c\.d/)
  expect(loggedError(error).stack).toContain('    at ')
})
