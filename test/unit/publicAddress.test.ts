import { expect, test } from 'vitest'

import { publicAddress } from '../../src/lib/publicAddress.ts'

const SERVER_URL = 'https://cms.example.org'
const FRONTEND_URL = 'https://example.org/site'

test('documents are read on the frontend, by their slug', () => {
  const address = publicAddress({ SERVER_URL, FRONTEND_URL })
  expect(address('posts', { id: '1', slug: 'news' })).toBe(`${FRONTEND_URL}/posts/news`)
})

test('without a frontend, or without a slug, on our own page', () => {
  const own = `${SERVER_URL}/preview/posts/1`
  expect(publicAddress({ SERVER_URL })('posts', { id: '1', slug: 'news' })).toBe(own)
  expect(publicAddress({ SERVER_URL, FRONTEND_URL })('posts', { id: '1', slug: null })).toBe(own)
})
