import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { openPayload } from '../../src/cli/openPayload.ts'
import { checkIndexes } from '../../src/doctor/checkIndexes.ts'
import { otherDatabase } from '../helpers/otherDatabase.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => server.close())

test('an empty database has every index at the start, made by one command a collection', async () => {
  const single = vi.spyOn(mongo.Collection.prototype, 'createIndex')
  const several = vi.spyOn(mongo.Collection.prototype, 'createIndexes')
  const payload = await openPayload(otherDatabase(server), 'indexes')
  try {
    expect(await checkIndexes(payload)).toMatchObject({ state: 'ok' })
  } finally {
    await payload.destroy()
  }
  const names = (several.mock.contexts as mongo.Collection[]).map(
    ({ collectionName }) => collectionName,
  )
  expect(names).toContain('posts')
  expect(names).toEqual([...new Set(names)])
  // Stock, every index is asked for by itself, and twice.
  expect(single).not.toHaveBeenCalled()
})

test('none is asked for where the server takes none', async () => {
  const several = vi.spyOn(mongo.Collection.prototype, 'createIndexes')
  const other = { ...otherDatabase(server), DATABASE_COMPATIBILITY: 'firestore' as const }
  await (await openPayload(other, 'without')).destroy()
  expect(several).not.toHaveBeenCalled()
})

test('values that come twice where they should be unique stop a start, which says where', async () => {
  const other = otherDatabase(server)
  const payload = await openPayload(other, 'twice')
  const { collection } = (payload.db as unknown as MongooseAdapter).collections.topics!
  try {
    await collection.dropIndex('slug_1')
    await collection.insertMany([{ slug: 'twice' }, { slug: 'twice' }])
  } finally {
    await payload.destroy()
  }
  await expect(openPayload(other, 'twice again')).rejects.toThrow(
    /^MongoDB cannot make the indexes of topics: .*(duplicate|unique)/i,
  )
})
