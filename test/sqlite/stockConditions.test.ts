import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { Where } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  for (const name of ['Fair pay', 'Fair credit', 'Access']) {
    await server.payload.create({ collection: 'topics', data: { name } })
  }
})
afterAll(() => server.close())

const found = async (find: typeof server.payload.db.find, where: Where) => {
  const question = { collection: 'topics' as const, where, sort: 'name' }
  const { docs } = await find.call<
    unknown,
    [typeof question],
    Promise<{ docs: { name?: string }[] }>
  >(server.payload.db, question)
  return docs.map(({ name }) => name)
}

// Once this fails, Payload asks all of a question, and src/database/askOneByOne.ts can go.
test.each([
  [
    { name: { like: 'fair', not_equals: 'Fair pay' } },
    ['Fair credit', 'Fair pay'],
    ['Fair credit'],
  ],
  [
    { or: [{ name: { equals: 'Access' } }], and: [{ name: { like: 'fair' } }] },
    ['Fair credit', 'Fair pay'],
    [],
  ],
])('of %j Payload’s own adapter passes over a part', async (where, stock, meant) => {
  const { payload } = server
  const { find } = sqliteAdapter({ client: { url: 'file::memory:' } }).init({ payload })
  expect(await found(find, where)).toEqual(stock)
  expect(await found(payload.db.find, where)).toEqual(meant)
})
