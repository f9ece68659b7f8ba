import { sql, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import { createClient } from '@libsql/client'
import { execFile } from 'node:child_process'
import { copyFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'

import type { SqliteClient } from '../../src/database/sqliteClient.ts'
import { upgradeSqlite, type SqliteMigration } from '../../src/database/upgradeSqlite.ts'
import { migrations } from '../../src/migrations/index.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

let server: TestServer
let url: string
let file: string
beforeAll(async () => {
  server = await startTestServer()
  url = process.env.DATABASE_URL ?? ''
  file = url.replace('file:', '')
  await server.payload.create({ collection: 'topics', data: { name: 'Peer support' } })
})
afterAll(() => server.close())

const adapter = () => server.payload.db as unknown as SQLiteAdapter
const client = () => adapter().client as SqliteClient
const upgradeTo = (list: SqliteMigration[]) =>
  upgradeSqlite({ adapter: adapter(), client: client(), migrations: list, url })
const backups = () =>
  readdirSync(server.folder)
    .filter((name) => name.includes('backup'))
    .sort()
const newest = migrations.at(-1)?.name ?? ''

/** All that the file holds of its shape and of what was done to it. */
const describe = async () => {
  const [shape, done, topics] = await Promise.all([
    client().execute('SELECT name, sql FROM sqlite_schema ORDER BY name'),
    client().execute('SELECT name, batch FROM payload_migrations ORDER BY name'),
    client().execute('SELECT * FROM topics'),
  ])
  return [shape.rows, done.rows, topics.rows].map((rows) => rows.map((row) => ({ ...row })))
}

const addsTable = (name: string): SqliteMigration => ({
  name,
  up: async ({ db, payload, req }) => {
    await db.run(sql.raw(`CREATE TABLE ${name} (id integer)`))
    await payload.create({ collection: 'topics', data: { name: `Topic of ${name}` }, req })
  },
})

const fails: SqliteMigration = {
  name: 'z_fails',
  up: async ({ db }) => {
    await db.run(sql`DROP TABLE topics`)
    await db.run(sql`ALTER TABLE nowhere ADD oops text`)
  },
}

const breaksReferences: SqliteMigration = {
  name: 'z_breaks',
  up: async ({ db }) => {
    await db.run(sql`CREATE TABLE parents (id integer PRIMARY KEY)`)
    await db.run(sql`CREATE TABLE children (parent integer REFERENCES parents (id))`)
    await db.run(sql`INSERT INTO children VALUES (7)`)
  },
}

afterEach(async () => {
  await client().execute("DELETE FROM payload_migrations WHERE name LIKE '%fter_%'")
  for (const name of backups()) rmSync(path.join(server.folder, name))
})

test('an upgrade that fails names itself, and leaves the file as it was, with a copy of it', async () => {
  const before = await describe()
  await expect(upgradeTo([...migrations, addsTable('after_good'), fails])).rejects.toThrow(
    /^The upgrade z_fails failed, and the database is as it was: .*no such table: nowhere/,
  )
  expect(await describe()).toEqual(before)
  expect(backups()).toHaveLength(1)
  await server.payload.create({ collection: 'topics', data: { name: 'Still writing' } })
})

test('an upgrade that leaves a broken reference is taken back too', async () => {
  const before = await describe()
  await expect(upgradeTo([...migrations, breaksReferences])).rejects.toThrow(
    'The upgrade z_breaks failed, and the database is as it was: it leaves a broken reference in table children',
  )
  expect(await describe()).toEqual(before)
  expect((await client().execute('PRAGMA foreign_keys')).rows[0]?.foreign_keys).toBe(1)
})

test('what was broken before does not stop an upgrade; what it breaks itself does', async () => {
  const refer = (to: string) =>
    client().withoutForeignKeys(async () => {
      await client().execute(`UPDATE topics SET created_by_id = ${to}`)
    })
  const rebuilds: SqliteMigration = {
    name: 'after_rebuilding',
    up: async ({ db }) => {
      await db.run(sql`UPDATE topics SET rowid = rowid + 1000`)
    },
  }
  await refer("'deleted'")
  await upgradeTo([...migrations, rebuilds])
  await expect(upgradeTo([...migrations, rebuilds, breaksReferences])).rejects.toThrow(
    'it leaves a broken reference in table children',
  )
  await refer('NULL')
})

test('what is pending runs in one batch, after a copy that opens and has all that was there', async () => {
  await upgradeTo([...migrations, addsTable('after_one'), addsTable('after_two')])
  const done = await client().execute(
    "SELECT name, batch FROM payload_migrations WHERE name LIKE 'after_%' ORDER BY name",
  )
  expect(done.rows.map((row) => ({ ...row }))).toEqual([
    { name: 'after_one', batch: 2 },
    { name: 'after_two', batch: 2 },
  ])
  const [name = ''] = backups()
  expect(name).toMatch(
    new RegExp(`^test\\.db\\.\\d{4}-\\d\\d-\\d\\dT[\\d-]+Z\\.${newest}\\.backup$`),
  )
  const copy = path.join(server.folder, name)
  expect(statSync(copy).mode).toBe(statSync(file).mode)
  const opened = createClient({ url: `file:${copy}` })
  const topics = await opened.execute("SELECT name FROM topics WHERE name LIKE '%eer support'")
  expect(topics.rows).toHaveLength(1)
  expect((await opened.execute('PRAGMA integrity_check')).rows[0]?.integrity_check).toBe('ok')
  opened.close()
})

test('nothing is copied or done where nothing is pending', async () => {
  const before = await describe()
  await upgradeTo(migrations)
  expect(await describe()).toEqual(before)
  expect(backups()).toEqual([])
})

test('the last three copies are kept', async () => {
  const list: SqliteMigration[] = [...migrations]
  for (const name of ['after_a', 'after_b', 'after_c', 'after_d']) {
    list.push(addsTable(name))
    await upgradeTo(list)
  }
  expect(backups().map((name) => name.split('.').at(-2))).toEqual(['after_a', 'after_b', 'after_c'])
})

test('copies of another make, or of another file, are neither counted nor removed', async () => {
  const others = [
    'test.db.1.backup',
    'test.db.restoring.2026-01-01T00-00-00-000Z.before.backup',
    'test.db.restoring.2026-01-02T00-00-00-000Z.before.backup',
    'test.db.restoring.2026-01-03T00-00-00-000Z.before.backup',
    'test.db.safe.backup',
  ]
  for (const name of others) writeFileSync(path.join(server.folder, name), 'kept')
  await upgradeTo([...migrations, addsTable('after_others')])
  const ours = expect.stringMatching(/^test\.db\.2[\d-]+T[\d-]+Z\./) as string
  expect(backups()).toEqual([others[0], ours, ...others.slice(1)])
})

test('where no copy can be made, nothing is changed', async () => {
  const before = await describe()
  const failing = { ...client(), copyTo: () => Promise.reject(new Error('disk full')) }
  const upgrade = upgradeSqlite({
    adapter: adapter(),
    client: failing,
    migrations: [...migrations, addsTable('after_full')],
    url,
  })
  await expect(upgrade).rejects.toThrow(/could be made before its upgrade.*disk full/)
  expect(await describe()).toEqual(before)
})

const run = promisify(execFile)

/** Starts a program on a file, which ends by itself. */
const start = (program: Parameters<typeof nodeArguments>[0], database: string) =>
  run(process.execPath, nodeArguments(program), {
    env: {
      ...process.env,
      DATABASE_URL: `file:${database}`,
      MEDIA_DIR: path.join(server.folder, 'media'),
      PORT: '0',
    },
  })

const migrationNames = async (database: string) => {
  const opened = createClient({ url: `file:${database}` })
  const { rows } = await opened.execute('SELECT name FROM payload_migrations ORDER BY name')
  opened.close()
  return rows.map(({ name }) => name)
}

const startsPrograms = { timeout: 120_000 }

test(
  'two programs that start on one new file at once upgrade it once',
  startsPrograms,
  async () => {
    const database = path.join(server.folder, 'shared.db')
    const program = 'test/helpers/makeTemplate.ts'
    await Promise.all([start(program, database), start(program, database)])
    expect(await migrationNames(database)).toEqual(migrations.map(({ name }) => name).sort())
  },
)

test(
  'a server refuses a file that a newer version has upgraded, in one line',
  startsPrograms,
  async () => {
    const database = path.join(server.folder, 'newer.db')
    copyFileSync(inject('sqliteTemplate'), database)
    const opened = createClient({ url: `file:${database}` })
    await opened.execute(
      "INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '29990101_later', 2)",
    )
    opened.close()
    await expect(start('src/main.ts', database)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'The database is newer than this program, which does not know its upgrade 29990101_later. Start the version that made it, or go back to a copy from before.\n',
    })
  },
)
