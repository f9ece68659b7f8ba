import { describe, expect, test } from 'vitest'

import { isLinkTarget, isUnsafeAddress } from '../../src/lib/linkTarget.ts'

describe('a link may lead to', () => {
  test.each([
    'https://www.example.org/page?a=b#c',
    'http://localhost:3000',
    'mailto:hello@example.org?subject=Hello there',
    'tel:+441234567890',
    '/posts/our-news?x=1#top',
    '/',
    '#top',
  ])('%s', (address) => {
    expect([isLinkTarget(address), isUnsafeAddress(address)]).toEqual([true, false])
  })
})

describe('a link may not lead to, in drafts neither,', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
  ])('%j', (address) => {
    expect([isLinkTarget(address), isUnsafeAddress(address)]).toEqual([false, true])
  })
})

test.each(['www.example.org', 'https://', 'htt', '//evil.example', '/\\evil.example', ''])(
  '%j is no target yet, but may be one half typed',
  (address) => {
    expect([isLinkTarget(address), isUnsafeAddress(address)]).toEqual([false, false])
  },
)
