import { expect, test } from 'vitest'

import { checkStartTime, signStartTime } from '../../src/api/registrations/pages/startTime.ts'

const opened = Date.parse('2026-06-06T16:00:00.000Z')
const check = (now: number) =>
  checkStartTime('secret', 'event', signStartTime('secret', 'event', opened), now)

test.each([
  [1_000, 'hasty'],
  [60_000, 'human'],
  [25 * 3_600_000, 'stale'],
  // The clock was set back while the form was open.
  [-3_600_000, 'human'],
])('a form sent %d ms after it was opened is %s', (taken, expected) => {
  expect(check(opened + taken)).toBe(expected)
})

test('a moment that is not ours is stale', () => {
  expect(checkStartTime('secret', 'other', signStartTime('secret', 'event', opened), opened)).toBe(
    'stale',
  )
})
