import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Payload } from 'payload'
import { afterEach, expect, test, vi } from 'vitest'

import { rateLimit } from '../../src/lib/rateLimits/rateLimit.ts'
import { shareRateLimits } from '../../src/lib/rateLimits/shareRateLimits.ts'

afterEach(() => void vi.useRealTimers())

test('it counts each key by itself, and no more than the rate allows', async () => {
  const limit = rateLimit('each', { points: 2, duration: 60 })
  expect([await limit.count('a'), await limit.count('a')]).toEqual([undefined, undefined])
  expect(await limit.count('a')).toBe(60)
  expect(await limit.count('b')).toBeUndefined()
  expect(await rateLimit('another', { points: 2, duration: 60 }).count('a')).toBeUndefined()
})

test('two limits of one name count together, as in the two copies of our modules', async () => {
  const rate = { points: 1, duration: 60 }
  await rateLimit('same', rate).count('a')
  expect(await rateLimit('same', rate).count('a')).toBe(60)
})

test('what is taken back or forgotten counts no more', async () => {
  const limit = rateLimit('back', { points: 1, duration: 60, blockDuration: 600 })
  await limit.count('a')
  await limit.takeBack('a')
  expect(await limit.count('a')).toBeUndefined()
  expect(await limit.count('a')).toBe(600)
  await limit.forget('a')
  expect(await limit.count('a')).toBeUndefined()
})

test('nobody is asked to wait for longer than the rate names, also where the clock is set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const limit = rateLimit('clock', { points: 1, duration: 60 })
  await limit.count('a')
  vi.setSystemTime(Date.now() - 3_600_000)
  expect(await limit.count('a')).toBe(60)
})

test('with a Redis that takes calls and never answers it counts alone, soon and with one warning', async () => {
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const warn = vi.fn()
  const close = await shareRateLimits({
    logger: { warn } as unknown as Payload['logger'],
    secret: 'a secret',
    url: `redis://127.0.0.1:${(silent.address() as AddressInfo).port}`,
  })
  const limit = rateLimit('silent', { points: 1, duration: 60 })
  const began = performance.now()
  expect([await limit.count('a'), await limit.count('a')]).toEqual([undefined, 60])
  expect(performance.now() - began).toBeLessThan(1000)
  expect(warn.mock.calls.length).toBeLessThanOrEqual(1)
  close()
  sockets.forEach((socket) => socket.destroy())
  silent.close()
})
