import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import type { Topic } from '../../src/lib/payload-types.ts'
import { createAccount } from '../helpers/accounts.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { type ServerProcess, startServerProcess } from '../helpers/serverProcess.ts'
import { nodeArguments } from '../helpers/sources.ts'
import { createRedisServer, type RedisServer } from './redisServer.ts'

let redis: RedisServer
let here: TestServer
let there: ServerProcess
let as: string
beforeAll(async () => {
  redis = await createRedisServer()
  await redis.start()
  // Without a message, a change would be seen in an hour.
  here = await startTestServer({ REDIS_URL: redis.url, CACHE_MAX_STALENESS_SECONDS: '3600' })
  as = (await createAccount(here.payload, 'editor')).session
  there = await startServerProcess({ PORT: '0' })
})
afterAll(async () => {
  await there.kill()
  await here.close()
  await redis.stop()
})

const soon = { timeout: 15_000, interval: 50 }

const read = async (path: string) => JSON.stringify((await createApi(there.url).get(path)).body)

async function createTopic(name: string): Promise<Topic> {
  const { status, body } = await createApi(here.url).post('/topics', { as, body: { name } })
  expect(status).toBe(201)
  return body.doc as unknown as Topic
}

test('a change is soon seen by the readers of another server', async () => {
  const { id } = await createTopic('Old words')
  expect(await read(`/topics/${id}`)).toContain('Old words')
  await createApi(here.url).patch(`/topics/${id}`, { as, body: { name: 'New words' } })
  await vi.waitFor(async () => expect(await read(`/topics/${id}`)).toContain('New words'), soon)
})

test('what the operator’s command writes is soon seen as well', async () => {
  expect(await read('/organisations/count')).toBe('{"totalDocs":0}')
  const { status, stderr } = spawnSync(
    process.execPath,
    [...nodeArguments('src/cli/index.ts'), 'seed'],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  await vi.waitFor(
    async () => expect(await read('/organisations/count')).not.toBe('{"totalDocs":0}'),
    soon,
  )
}, 120_000)

test('without Redis changes are saved all the same, and seen once it is back', async () => {
  const { id } = await createTopic('Before')
  await vi.waitFor(async () => expect(await read(`/topics/${id}`)).toContain('Before'), soon)
  await redis.stop()
  const saved = await createApi(here.url).patch(`/topics/${id}`, { as, body: { name: 'After' } })
  expect(saved.status).toBe(200)
  expect(await read(`/topics/${id}`)).toContain('Before')
  await redis.start()
  await vi.waitFor(async () => expect(await read(`/topics/${id}`)).toContain('After'), soon)
})

test('a server starts while Redis is away', async () => {
  await redis.stop()
  const third = await startServerProcess({ PORT: '0' })
  expect((await fetch(`${third.url}/readyz`)).status).toBe(200)
  expect(await third.stop()).toBe(0)
})
