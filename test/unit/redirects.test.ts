import { getSafeRedirect } from 'payload/shared'
import { expect, test } from 'vitest'

import { validatePath } from '../../collections/Redirects/validatePath.ts'
import { validateTarget } from '../../collections/Redirects/validateTarget.ts'

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/%09/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/%255cevil.example',
  'https://evil.example',
  'https:evil.example',
  'http:/evil.example',
  'javascript:alert(1)',
  '/javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'evil.example',
  '@evil.example',
  '.evil.example',
  '',
]

test.each(elsewhere)('%j after signing in leads to the panel', (redirectTo) => {
  expect(getSafeRedirect({ fallbackTo: '/admin', redirectTo })).toBe('/admin')
})

test.each([[['//evil.example']], [{ a: '//evil.example' }], [undefined], [1]])(
  '%j, which is no text, does too',
  (redirectTo) => {
    expect(
      getSafeRedirect({ fallbackTo: '/admin', redirectTo: redirectTo as unknown as string }),
    ).toBe('/admin')
  },
)

const options = {} as Parameters<typeof validatePath>[1]

test.each(
  elsewhere.filter((address) => !/^\/%/.test(address) && address !== '/javascript:alert(1)'),
)('%j is no old address on our site', async (address) => {
  expect(await validatePath(address, options)).toBeTypeOf('string')
})

test.each(
  elsewhere.filter(
    (address) => !/^(\/%|$|https?:)/.test(address) && address !== '/javascript:alert(1)',
  ),
)('%j is nowhere to lead to', async (address) => {
  expect(await validateTarget(address, options)).toBeTypeOf('string')
})
