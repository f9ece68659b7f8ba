import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { migrations } from '../../src/migrations/index.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const recorded = async () => {
  const { docs } = await server.payload.find({ collection: 'payload-migrations', limit: 0 })
  return docs.map(({ name }) => name)
}

test('a database notes how new it is, and a program that is older refuses it in one line', async () => {
  expect(new Set(await recorded())).toEqual(new Set(migrations.map(({ name }) => name)))
  await server.payload.create({
    collection: 'payload-migrations',
    data: { name: '29990101_later', batch: 2 },
  })
  for (const [source, ...args] of [
    ['src/main.ts'],
    ['src/cli/index.ts', 'jobs', 'list'],
  ] as const) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [...nodeArguments(source), ...args],
      // One that never ends fails here.
      { encoding: 'utf8', env: { ...process.env, PORT: '0' }, timeout: 60_000 },
    )
    expect({ status, stderr, stdout }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'The database is newer than this program, which does not know its upgrade 29990101_later. Start the version that made it, or go back to a copy from before.\n',
    })
  }
}, 120_000)
