import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { createClient } from '@libsql/client'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { createBackup } from '../../src/backup/createBackup.ts'
import { lastMigration } from '../../src/backup/lastMigration.ts'
import type { Manifest } from '../../src/backup/manifest.ts'
import { restoreBackup } from '../../src/backup/restore/restoreBackup.ts'
import { writeArchive } from '../../src/backup/writeArchive.ts'
import { sqliteTarget } from '../../src/backup/restore/sqliteTarget.ts'
import { announceUse } from '../../src/database/announceUse.ts'
import { openPayload } from '../../src/cli/openPayload.ts'
import { readEnv } from '../../src/env.ts'
import { migrations } from '../../src/migrations/index.ts'
import { otherDatabase } from '../helpers/otherDatabase.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

vi.setConfig({ testTimeout: 120_000 })

const cms = (args: string[], variables: Record<string, string | undefined> = {}) =>
  spawnSync(process.execPath, [...nodeArguments('src/cli/index.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'error', ...variables },
  })

test('the commands: a backup beside the server, a restore elsewhere, none into an open database', () => {
  const file = path.join(server.folder, 'by-command.zip')
  const made = cms(['backup', file, '--json'])
  expect(made.stderr).toBe('')
  expect(JSON.parse(made.stdout)).toMatchObject({ file, files: 0, database: { kind: 'sqlite' } })
  const refused = cms(['restore', file, '--force'])
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(/^Another server is already using [^\n]+; stop it first[^\n]+\n$/)
  const restored = cms(['restore', file], otherDatabase(server))
  expect(restored.stderr).toBe('')
  expect(restored.stdout).toMatch(/^Restored .+: the database and 0 files\.\n$/)
})

test('no restore begins beside a command, and no command beside a restore', async () => {
  const file = path.join(server.folder, 'beside.zip')
  await createBackup(file, readEnv())
  const other = otherDatabase(server)
  await restoreBackup(file, other, { force: false, prepare: async () => {} })
  const commandEnds = await announceUse(other, 'command')
  const alsoEnds = await announceUse(other, 'command')
  const refused = cms(['restore', file, '--force'], other)
  expect(refused.stderr).toBe('A command is at work on this database; wait for its end.\n')
  await commandEnds()
  await alsoEnds()
  const restoreEnds = await sqliteTarget(other.DATABASE_URL).claim()
  const command = cms(['jobs', 'list'], other)
  expect(command).toMatchObject({ status: 1, stdout: '' })
  expect(command.stderr).toMatch(/^A restore of this database is under way; [^\n]+\n$/)
  await restoreEnds()
  expect(cms(['restore', file, '--force'], other).status).toBe(0)
  expect(cms(['jobs', 'list'], other).status).toBe(0)
})

test('what was crafted as a backup is refused in one line, and leaves the target as it was', async () => {
  const plain = path.join(server.folder, 'plain.zip')
  await createBackup(plain, readEnv())
  const other = otherDatabase(server)
  mkdirSync(other.MEDIA_DIR, { recursive: true })
  writeFileSync(path.join(other.MEDIA_DIR, '.gitkeep'), '')
  expect(cms(['restore', plain], other).status).toBe(0)
  const before = stateOf(other.folder)
  expect(before.map(([name]) => name)).toContain('media/.gitkeep')
  const lying = path.join(server.folder, 'lying.zip')
  await writeArchive(
    lying,
    [{ path: 'media/a.txt', compress: true, stream: zeroes }],
    (written) => ({
      ...manifestOfSqlite,
      entries: written.map((entry) => ({ ...entry, bytes: 10 })),
    }),
  )
  const elsewhere = path.join(server.folder, 'elsewhere.zip')
  await writeArchive(
    elsewhere,
    [{ path: 'media/a.txt', compress: true, stream: zeroes }],
    (written) => ({
      ...manifestOfSqlite,
      entries: written.map((entry) => ({ ...entry, path: 'media/../../a.txt' })),
    }),
  )
  for (const file of [lying, elsewhere]) {
    const { status, stderr } = cms(['restore', file, '--force'], other)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^[^\n]+; nothing was changed\.\n$/)
    expect(stateOf(other.folder)).toEqual(before)
  }
})

const manifestOfSqlite = {
  format: 'collective-cms-backup',
  formatVersion: 1,
  program: '0.1.0',
  createdAt: '2026-01-01T00:00:00.000Z',
  database: { kind: 'sqlite', migration: null, consistent: true, counts: {} },
  missingFiles: [],
} satisfies Omit<Manifest, 'entries'>

async function* zeroes() {
  await Promise.resolve()
  for (let part = 0; part < 10; part += 1) yield Buffer.alloc(1_000_000)
}

/** The files of a folder, each with what is in it. */
const stateOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }): [string, string] => {
      const file = path.join(parentPath, name)
      return [path.relative(folder, file), readFileSync(file).toString('base64')]
    })
    .toSorted()

/** Changes the list of migrations that a database says it has. */
async function backupWith(statement: string, name: string): Promise<string> {
  const other = otherDatabase(server)
  const plain = path.join(other.folder, 'plain.zip')
  await createBackup(plain, readEnv())
  await restoreBackup(plain, other, { force: false, prepare: async () => {} })
  const client = createClient({ url: other.DATABASE_URL })
  await client.execute(statement)
  client.close()
  const file = path.join(server.folder, name)
  await createBackup(file, other)
  return file
}

test('a backup of a newer program is refused, an older one gets its migrations', async () => {
  const newer = await backupWith(
    "INSERT INTO payload_migrations (id, name, batch) VALUES ('z', '20990101_000000_later', 9)",
    'newer.zip',
  )
  const other = otherDatabase(server)
  const prepared: string[] = []
  const options = {
    force: false,
    prepare: (url: string) => Promise.resolve(void prepared.push(url)),
  }
  await expect(restoreBackup(newer, other, options)).rejects.toThrow('update it first')
  const older = await backupWith(
    'DELETE FROM payload_migrations WHERE name = (SELECT max(name) FROM payload_migrations)',
    'older.zip',
  )
  await restoreBackup(older, other, options)
  expect(prepared).toEqual([`${other.DATABASE_URL}.restoring`])
})

test('a backup of an older version gets its migrations before it is placed, and leaves no copies', async () => {
  const other = otherDatabase(server)
  const file = await olderBackup()
  await restoreBackup(file, other, {
    force: false,
    prepare: async (DATABASE_URL) => {
      await (await openPayload({ ...other, DATABASE_URL }, 'restored')).destroy()
    },
  })
  expect(readdirSync(other.folder)).toContain('other.db')
  expect(readdirSync(other.folder).filter((name) => /restoring|backup/.test(name))).toEqual([])
  const client = createClient({ url: other.DATABASE_URL })
  const { rows } = await client.execute('SELECT max(name) AS newest FROM payload_migrations')
  client.close()
  expect(rows[0]?.newest).toBe(lastMigration)
})

/** A backup of a database without the newest migration. */
async function olderBackup(): Promise<string> {
  const other = otherDatabase(server)
  const plain = path.join(other.folder, 'plain.zip')
  await createBackup(plain, readEnv())
  await restoreBackup(plain, other, { force: false, prepare: async () => {} })
  const payload = await openPayload(other, 'older')
  const db = (payload.db as unknown as SQLiteAdapter).drizzle
  await migrations.at(-1)?.down({ db, payload, req: await createLocalReq({}, payload) })
  await payload.delete({
    collection: 'payload-migrations',
    where: { name: { equals: lastMigration } },
  })
  await payload.destroy()
  const file = path.join(server.folder, 'without-the-newest.zip')
  await createBackup(file, other)
  return file
}
