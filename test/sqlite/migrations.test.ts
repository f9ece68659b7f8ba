import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'

const folder = 'src/migrations'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type Snapshot = { tables: Record<string, { columns: Record<string, unknown> }> }

/** What Payload's own types leave untyped. */
type DrizzleKit = {
  generateDrizzleJson: (schema: object) => Promise<object>
  generateMigration: (from: object, to: object) => Promise<string[]>
}

const newestSnapshot = (): Snapshot => {
  const newest = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)
  return JSON.parse(readFileSync(path.join(folder, newest ?? ''), 'utf8')) as Snapshot
}

const statementsSince = async (snapshot: Snapshot) => {
  // `payload.db` is typed as whichever adapter is installed; these tests run on SQLite alone.
  const adapter = server.payload.db as unknown as SQLiteAdapter
  const kit = adapter.requireDrizzleKit() as DrizzleKit
  const described = await kit.generateDrizzleJson(adapter.schema)
  return kit.generateMigration(snapshot, described)
}

test('the shipped migrations make the schema that the collections describe', async () => {
  expect(
    await statementsSince(newestSnapshot()),
    'run `npm run migrate:create -- what-changed`',
  ).toEqual([])
})

test('the check above notices a column without a migration', async () => {
  const snapshot = newestSnapshot()
  delete snapshot.tables.topics?.columns.name
  expect((await statementsSince(snapshot)).join()).toContain('name')
})

test('a second start finds nothing left to migrate', async () => {
  const { docs } = await server.payload.find({
    collection: 'payload-migrations',
    limit: 0,
    sort: 'name',
  })
  expect(docs.map((migration) => migration.name)).toEqual(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.replace('.json', ''))
      .sort(),
  )
})
