import { expect } from 'vitest'

/**
 * Expects that anybody may keep the answer at an address, that those who have it are told so, and
 * that nothing but reading is allowed there.
 * @param query parameters of the first request, which mean nothing to the answer
 */
export async function expectReadOnly(address: string, query = ''): Promise<void> {
  const { headers, status } = await fetch(address + query)
  expect([status, headers.get('Cache-Control')]).toEqual([200, 'public, no-cache'])
  const sent = { 'If-None-Match': headers.get('ETag') ?? '' }
  expect((await fetch(address, { headers: sent })).status).toBe(304)
  const head = await fetch(address, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const post = await fetch(address, { method: 'POST' })
  expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
}
