import { expect, test } from 'vitest'

import { canonicalRead } from '../../src/lib/canonicalRead.ts'

const collections = new Set(['posts'])
const id = '01a20aed-98dd-7cbd-9d4f-2b2a3c4d5e6f'
const read = (url: string) => canonicalRead(url, collections)

test.each([
  ['/api/posts', '/api/posts'],
  ['/api/posts/', '/api/posts'],
  ['/api/posts?utm_source=mail&limit=5', '/api/posts?limit=5'],
  ['/api/posts?utm_source=mail', '/api/posts'],
  ['/api/posts?limit=5&depth=1', '/api/posts?depth=1&limit=5'],
  ['/api/posts?where[slug][equals]=a&depth=1', '/api/posts?depth=1&where[slug][equals]=a'],
  ['/api/posts?where%5Bslug%5D%5Bequals%5D=a', '/api/posts?where%5Bslug%5D%5Bequals%5D=a'],
  ['/api/posts?sort=b&sort=a', '/api/posts?sort=b&sort=a'],
  [`/api/posts/${id}?depth=1&limit=3`, `/api/posts/${id}?depth=1`],
  [
    '/api/posts/count?where[kind][equals]=news&depth=1',
    '/api/posts/count?where[kind][equals]=news',
  ],
])('%s stands for %s', (url, canonical) => {
  expect(read(url)).toBe(canonical)
})

test.each([
  '/api/users',
  '/api/posts/versions',
  `/api/posts/versions/${id}`,
  '/api/posts/file/a.png',
  '/api/posts?draft=true',
  '/api/posts?trash=true',
  '/api/posts?d%72aft=true',
  '/api/posts?where[slug][equals]=%E0%A4%A',
  '/api/posts?__proto__[a]=b',
  '/api/posts?where[slug][equals]=%00',
  `/api/posts?${'a&'.repeat(1001)}`,
])('%s is no plain public read', (url) => {
  expect(read(url)).toBeUndefined()
})
