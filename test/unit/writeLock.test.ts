import { expect, test } from 'vitest'

import {
  createWriteLock,
  detectForgottenReq,
  WriteLockTimeout,
} from '../../src/database/writeLock.ts'

test('writes take turns in the order in which they asked', async () => {
  const lock = createWriteLock(1000)
  const order: number[] = []
  const release = await lock.acquire()
  const waiting = [1, 2, 3].map((turn) => lock.run(() => Promise.resolve(order.push(turn))))
  release()
  await Promise.all(waiting)
  expect(order).toEqual([1, 2, 3])
})

test('a write that waits too long is told to try again', async () => {
  const lock = createWriteLock(5)
  await lock.acquire()
  await expect(lock.acquire()).rejects.toThrow(WriteLockTimeout)
  await expect(lock.acquire()).rejects.toMatchObject({ status: 503 })
})

test('a failed write gives its turn up', async () => {
  const lock = createWriteLock(1000)
  await expect(lock.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(lock.run(() => Promise.resolve('next'))).resolves.toBe('next')
})

test('a nested write that forgot its transaction fails at once instead of waiting for itself', async () => {
  const lock = createWriteLock(60_000)
  await expect(
    detectForgottenReq(() => lock.run(() => lock.run(() => Promise.resolve()))),
  ).rejects.toThrow('pass `req`')
})

test('one unit of work may write twice, one after the other', async () => {
  const lock = createWriteLock(1000)
  await detectForgottenReq(async () => {
    await lock.run(() => Promise.resolve())
    await lock.run(() => Promise.resolve())
  })
})
