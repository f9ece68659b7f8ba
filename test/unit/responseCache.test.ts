import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createResponseCache } from '../../src/delivery/responseCache.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const never = () => Promise.resolve(Infinity)
const mebibyte = 1024 * 1024

const makeCache = (options: Partial<Parameters<typeof createResponseCache>[0]> = {}) =>
  createResponseCache({ maxBytes: mebibyte, maxAge: 0, changesBy: never, ...options })

const producing = (text: string, status = 200) =>
  vi.fn(() => Promise.resolve(new Response(text, { status })))

const textOf = async (answer: Awaited<ReturnType<ReturnType<typeof makeCache>['answer']>>) =>
  (await answer.body('identity')).bytes.toString()

test('an answer is produced once and kept', async () => {
  const cache = makeCache()
  const produce = producing('one')
  expect(await textOf(await cache.answer('a', produce))).toBe('one')
  expect(await textOf(await cache.answer('a', produce))).toBe('one')
  expect(produce).toHaveBeenCalledTimes(1)
})

test('200 simultaneous readers of a cold key share one run', async () => {
  const cache = makeCache()
  const produce = producing('one')
  await Promise.all(Array.from({ length: 200 }, () => cache.answer('a', produce)))
  expect(produce).toHaveBeenCalledTimes(1)
})

test('an address finds what is kept under its key, and nothing once that is gone', async () => {
  const cache = makeCache()
  expect(cache.answerAt('/a?x')).toBeUndefined()
  const answer = await cache.answer('a', producing('one'), '/a?x')
  expect(cache.answerAt('/a?x')).toBe(answer)
  cache.invalidate()
  expect(cache.answerAt('/a?x')).toBeUndefined()
  const next = await cache.answer('a', producing('two'), '/a')
  expect(cache.answerAt('/a?x')).toBe(next)
})

test('what was begun before a change is not kept, nor shared with those who come after it', async () => {
  const cache = makeCache()
  let finish!: (response: Response) => void
  const before = cache.answer('a', () => new Promise((resolve) => (finish = resolve)))
  await vi.waitFor(() => expect(finish).toBeDefined())
  cache.invalidate()
  const after = cache.answer('a', producing('new'))
  finish(new Response('old'))
  expect(await textOf(await before)).toBe('old')
  expect(await textOf(await after)).toBe('new')
  expect(await textOf(await cache.answer('a', producing('newer')))).toBe('new')
})

test('an error is not kept', async () => {
  const cache = makeCache()
  expect((await cache.answer('a', producing('no', 404))).status).toBe(404)
  expect((await cache.answer('a', producing('yes'))).status).toBe(200)
  await expect(cache.answer('b', () => Promise.reject(new Error('fault')))).rejects.toThrow('fault')
  expect((await cache.answer('b', producing('yes'))).status).toBe(200)
})

test('nothing outlives the moment at which content changes by the clock', async () => {
  const end = Date.now() + 5000
  const cache = makeCache({
    changesBy: () => Promise.resolve(Date.now() < end ? end : Infinity),
  })
  await cache.answer('a', producing('before'))
  vi.setSystemTime(end - 1)
  expect(await textOf(await cache.answer('a', producing('too early')))).toBe('before')
  vi.setSystemTime(end)
  expect(await textOf(await cache.answer('a', producing('after')))).toBe('after')
  vi.setSystemTime(end + 60_000)
  expect(await textOf(await cache.answer('a', producing('again')))).toBe('after')
})

test('where the moment cannot be learnt, the next reader asks again', async () => {
  const changesBy = vi.fn(never).mockRejectedValueOnce(new Error('database gone'))
  const cache = makeCache({ changesBy })
  await expect(cache.answer('a', producing('one'))).rejects.toThrow('database gone')
  expect(await textOf(await cache.answer('a', producing('two')))).toBe('two')
})

test('with an age limit nothing is older, not even by being compressed later', async () => {
  vi.useRealTimers()
  const cache = makeCache({ maxAge: 200 })
  const old = await cache.answer('a', producing('old'.repeat(1000)))
  await setTimeout(150)
  await old.body('br')
  await setTimeout(100)
  expect(await textOf(await cache.answer('a', producing('new')))).toBe('new')
})

test('any number of keys stays within the bytes allowed, compressed copies included', async () => {
  const cache = makeCache({ maxBytes: 64 * 1024 })
  const produce = () => Promise.resolve(new Response('x'.repeat(4000)))
  for (let n = 0; n < 1000; n++) {
    const answer = await cache.answer(`key ${n}`, produce, `/${'long'.repeat(25)}?${n}`)
    await answer.body('br')
  }
  expect(cache.bytes()).toBeGreaterThan(30 * 1024)
  expect(cache.bytes()).toBeLessThanOrEqual(64 * 1024)
})
