import { expect, test } from 'vitest'

import { toSlug } from '../../src/lib/toSlug.ts'

test.each([
  ['Hello, World!', 'hello-world'],
  ['Crème brûlée', 'creme-brulee'],
  ['Equity & authorship: who’s first?', 'equity-and-authorship-whos-first'],
  ['--  --', ''],
  ['Привет мир', 'привет-мир'],
  ['a'.repeat(100), 'a'.repeat(80)],
  [`${'word '.repeat(20)}`, Array(16).fill('word').join('-')],
])('%j becomes %j', (text, slug) => {
  expect(toSlug(text)).toBe(slug)
})
