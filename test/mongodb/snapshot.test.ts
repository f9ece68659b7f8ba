import mongoose, { type Connection } from 'mongoose'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { mongodbSnapshot } from '../../src/backup/mongodbSnapshot.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => server.close())

test('a snapshot that cannot be taken leaves no connection, which would keep a command from ending', async () => {
  const create = mongoose.createConnection.bind(mongoose)
  let connection: Connection | undefined
  vi.spyOn(mongoose, 'createConnection').mockImplementation(() => {
    connection = create()
    vi.spyOn(connection, 'listCollections').mockRejectedValue(new Error('gone'))
    return connection
  })
  await expect(mongodbSnapshot(process.env.DATABASE_URL ?? '')).rejects.toThrow('gone')
  expect(connection?.readyState).toBe(mongoose.ConnectionStates.disconnected)
})
