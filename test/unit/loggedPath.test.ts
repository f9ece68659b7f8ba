import { expect, test } from 'vitest'

import { loggedPath } from '../../src/lib/loggedPath.ts'

test.each([
  ['/api/posts?where[email][equals]=a@b.c', '/api/posts'],
  [
    '/api/posts/0197f1a0-1b2c-7d3e-8f40-123456789abc',
    '/api/posts/0197f1a0-1b2c-7d3e-8f40-123456789abc',
  ],
  [`/registrations/reg_${'a'.repeat(43)}`, '/registrations/…'],
  [`/admin/reset/${'0af1'.repeat(10)}?x=1`, '/admin/reset/…'],
  ['/', '/'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged)
})
