import { createLocalReq, commitTransaction, initTransaction, killTransaction } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { factories } from '../helpers/factories.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const createIn = async (end: typeof commitTransaction) => {
  const req = await createLocalReq({}, server.payload)
  expect(await initTransaction(req)).toBe(true)
  const { id } = await server.payload.create({ collection: 'topics', data: { name: 'One' }, req })
  await end(req)
  return (await server.payload.find({ collection: 'topics', where: { id: { equals: id } } }))
    .totalDocs
}

test('transactions are on, though the URL names no replica set', async () => {
  expect(await createIn(commitTransaction)).toBe(1)
})

test('what is rolled back is gone', async () => {
  expect(await createIn(killTransaction)).toBe(0)
})

test('all documents are counted, those of the transaction that asks too', async () => {
  const req = await createLocalReq({}, server.payload)
  await initTransaction(req)
  const topics = { collection: 'topics', req, trash: true } as const
  const versions = { collection: 'posts', req, trash: true } as const
  const counted = async () => [
    (await server.payload.count(topics)).totalDocs,
    (await server.payload.find(topics)).totalDocs,
    (await server.payload.countVersions(versions)).totalDocs,
    (await server.payload.findVersions(versions)).totalDocs,
  ]
  const before = await counted()
  await server.payload.create({ collection: 'topics', req, data: { name: 'Not committed yet' } })
  await server.payload.create({ collection: 'posts', req, data: factories.posts() })
  expect(await counted()).toEqual(before.map((count) => count + 1))
  await killTransaction(req)
})

test('a unique value is refused a second time right after the start', async () => {
  const redirect = {
    from: '/posts/old',
    to: { type: 'custom' as const, url: 'https://example.org' },
  }
  await server.payload.create({ collection: 'redirects', data: redirect })
  await expect(
    server.payload.create({ collection: 'redirects', data: redirect }),
  ).rejects.toMatchObject({ status: 400 })
})
