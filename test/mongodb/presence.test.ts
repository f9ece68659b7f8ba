import type { Connection } from 'mongoose'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { mongodbTarget } from '../../src/backup/restore/mongodbTarget.ts'
import { announceUse } from '../../src/database/announceUse.ts'
import { connectMongodb } from '../../src/database/connectMongodb.ts'
import { announcePresence } from '../../src/database/presence.ts'
import { otherDatabase } from '../helpers/otherDatabase.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

let server: TestServer
let other: ReturnType<typeof otherDatabase>
let connection: Connection
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  other = otherDatabase(server)
  connection = await connectMongodb(other.DATABASE_URL)
})
afterEach(() => connection.close())
afterAll(() => server.close())

const beside = () => {}
const notes = () => connection.collection('restore.presence').countDocuments({})

test('a server does not start beside a restore, and has not opened the database by then', async () => {
  const withdraw = await announcePresence(connection, 'restore', beside)
  // The note is kept up meanwhile.
  const start = promisify(execFile)(process.execPath, nodeArguments('src/main.ts'), {
    env: { ...process.env, ...other, PORT: '0' },
    timeout: 60_000,
  })
  await expect(start).rejects.toMatchObject({
    code: 1,
    stderr: 'A restore of this database is under way; wait for its end, then try again.\n',
  })
  expect((await connection.listCollections()).map(({ name }) => name)).toEqual(['restore.presence'])
  expect(await notes()).toBe(1)
  await withdraw()
}, 120_000)

test('a command does not begin beside a restore, nor a restore beside a command', async () => {
  const withdraw = await announcePresence(connection, 'restore', beside)
  await expect(announceUse(other, 'command')).rejects.toThrow('A restore of this database is under')
  await withdraw()
  const stopAnnouncing = await announceUse(other, 'command')
  const target = await mongodbTarget(other.DATABASE_URL)
  await expect(target.claim()).rejects.toThrow('A command is at work on this database')
  await stopAnnouncing()
  await (
    await target.claim()
  )()
  await target.close()
})

test('of two restores that come at once, no two go on, and those that do not leave no note', async () => {
  const targets = await Promise.all([1, 2, 3].map(() => mongodbTarget(other.DATABASE_URL)))
  const claims = await Promise.allSettled(targets.map(({ claim }) => claim()))
  const claimed = claims.filter(({ status }) => status === 'fulfilled')
  expect(claimed.length).toBeLessThan(2)
  expect(await notes()).toBe(claimed.length)
  await Promise.all(targets.map(({ close }) => close()))
})

test('a server whose clock is behind is there all the same, and one that was killed is forgotten', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 60_000 })
  const withdraw = await announcePresence(connection, 'server', beside)
  vi.useRealTimers()
  const target = await mongodbTarget(other.DATABASE_URL)
  await expect(target.claim()).rejects.toThrow('A server has this database open')
  await withdraw()
  await connection
    .collection('restore.presence')
    .insertOne({ kind: 'server', at: new Date(Date.now() - 60_000) })
  const release = await target.claim()
  expect(await notes()).toBe(1)
  await release()
  expect(await notes()).toBe(0)
  await target.close()
})
