import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { clearDeadReferences } from '../../src/database/clearDeadReferences.ts'
import { createSqliteClient, type SqliteClient } from '../../src/database/sqliteClient.ts'
import { createWriteLock } from '../../src/database/writeLock.ts'

let folder: string
let client: SqliteClient
let lost: Error[]
const idle = 400

const openClient = () =>
  createSqliteClient({
    url: `file:${path.join(folder, 'test.db')}`,
    busyTimeout: 10,
    deadline: 300,
    idle,
    onLost: (loss) => void lost.push(loss),
    lock: createWriteLock(1000),
  })

beforeEach(async () => {
  lost = []
  folder = mkdtempSync(path.join(tmpdir(), 'collective-client-'))
  client = await openClient()
  await client.execute('CREATE TABLE parents (id INTEGER PRIMARY KEY)')
  await client.execute(
    'CREATE TABLE children (id INTEGER PRIMARY KEY, parent REFERENCES parents ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)',
  )
})
afterEach(() => {
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

const count = async (table: string) =>
  Number((await client.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n)

test('a read sees nothing of a transaction until it is committed', async () => {
  const transaction = await client.transaction()
  await transaction.execute('INSERT INTO parents VALUES (1)')
  expect(await count('parents')).toBe(0)
  await transaction.commit()
  expect(await count('parents')).toBe(1)
})

test('a count is remembered until somebody writes, in another process too', async () => {
  const statement = 'SELECT count(*) AS n FROM parents WHERE id > 0'
  const counted = async () => (await client.execute(statement)).rows[0]?.n
  const first = await client.execute(statement)
  expect(await client.execute(statement)).toBe(first)
  await client.execute('INSERT INTO parents VALUES (1)')
  expect(await counted()).toBe(1)
  const other = await openClient()
  await other.execute('INSERT INTO parents VALUES (2)')
  other.close()
  expect(await counted()).toBe(2)
  await client.execute({ sql: 'DELETE FROM parents WHERE id = ?', args: [1] })
  expect(await counted()).toBe(1)
  const above = (id: number) =>
    client.execute({ sql: 'SELECT count(*) AS n FROM parents WHERE id > ?', args: [id] })
  expect((await above(1)).rows[0]?.n).toBe(1)
  expect((await above(2)).rows[0]?.n).toBe(0)
})

test('documents are found by their ids, not by going through all that are published', async () => {
  await client.execute('CREATE TABLE posts (id TEXT PRIMARY KEY, status TEXT)')
  await client.execute('CREATE INDEX posts_status ON posts (status)')
  const ids = Array.from({ length: 500 }, (_, id) => `('${id}', 'published')`)
  await client.execute(`INSERT INTO posts VALUES ${ids.join()}`)
  await client.analyse()
  const { rows } = await client.execute(
    "EXPLAIN QUERY PLAN SELECT * FROM posts WHERE status = 'published' AND id IN ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11')",
  )
  expect(rows[0]?.detail).toContain('(id=?)')
})

test('a write outside the transaction waits for it instead of joining it', async () => {
  const transaction = await client.transaction()
  await transaction.execute('INSERT INTO parents VALUES (1)')
  const outside = client.execute('INSERT INTO parents VALUES (2)')
  await transaction.rollback()
  await outside
  expect((await client.execute('SELECT id FROM parents')).rows.map((row) => row.id)).toEqual([2])
})

test('500 transactions leave no open handle behind', async () => {
  const before = readdirSync('/proc/self/fd').length
  for (let id = 0; id < 500; id++) {
    const transaction = await client.transaction()
    await transaction.execute({ sql: 'INSERT INTO parents VALUES (?)', args: [id] })
    await transaction.commit()
  }
  expect(readdirSync('/proc/self/fd').length).toBe(before)
  expect(await count('parents')).toBe(500)
})

test('the busy timeout still holds after a transaction', async () => {
  const transaction = await client.transaction()
  await transaction.commit()
  expect((await client.execute('PRAGMA busy_timeout')).rows[0]?.timeout).toBe(10)
})

test('a commit that fails is reported, and the next write goes on', async () => {
  const transaction = await client.transaction()
  await transaction.execute('INSERT INTO children VALUES (1, 99)')
  await expect(transaction.commit()).rejects.toThrow('FOREIGN KEY')
  await transaction.rollback()
  expect(client.takeCommitFailure()?.message).toContain('FOREIGN KEY')
  expect(client.takeCommitFailure()).toBeUndefined()
  await client.execute('INSERT INTO parents VALUES (1)')
  expect(await count('parents')).toBe(1)
})

test('a write waits for another process without stopping this one', async () => {
  const other = await openClient()
  const held = await other.transaction()
  const waiting = client.execute('INSERT INTO parents VALUES (1)')
  // The other connection is of this process: had the wait stopped it, this would come too late.
  await held.rollback()
  await waiting
  other.close()
  expect(await count('parents')).toBe(1)
})

test('a write that waits too long for another process gives up, and the next one goes on', async () => {
  const other = await openClient()
  const held = await other.transaction()
  await expect(client.execute('INSERT INTO parents VALUES (1)')).rejects.toMatchObject({
    code: 'SQLITE_BUSY',
  })
  await held.rollback()
  other.close()
  await client.execute('INSERT INTO parents VALUES (1)')
  expect(await count('parents')).toBe(1)
})

async function rebuildParents() {
  const transaction = await client.transaction()
  await transaction.execute('CREATE TABLE new_parents (id INTEGER PRIMARY KEY)')
  await transaction.execute('INSERT INTO new_parents SELECT id FROM parents')
  await transaction.execute('DROP TABLE parents')
  await transaction.execute('ALTER TABLE new_parents RENAME TO parents')
  await transaction.commit()
}

test('a migration that rebuilds a table keeps the rows that refer to it', async () => {
  await client.execute('INSERT INTO parents VALUES (1)')
  await client.execute('INSERT INTO children VALUES (1, 1)')
  await client.withoutForeignKeys(rebuildParents)
  expect(await count('children')).toBe(1)
})

test('it keeps them too where another process writes meanwhile', async () => {
  await client.execute('INSERT INTO parents VALUES (1)')
  await client.execute('INSERT INTO children VALUES (1, 1)')
  const other = await openClient()
  const held = await other.transaction()
  await client.withoutForeignKeys(async () => {
    const rebuilt = rebuildParents()
    await setTimeout(50)
    await held.rollback()
    await rebuilt
  })
  other.close()
  expect(await count('children')).toBe(1)
})

test('a transaction that does nothing any more is taken back, and the next can begin', async () => {
  const hung = await client.transaction()
  const lossOfHung = client.lossOfLastBegun()
  await hung.execute('INSERT INTO parents VALUES (1)')
  const began = performance.now()
  const next = await client.transaction()
  expect(performance.now() - began).toBeGreaterThan(idle / 2)
  expect(lost).toHaveLength(1)
  expect(lossOfHung()).toBe(lost[0])
  await next.execute('INSERT INTO parents VALUES (2)')

  // It comes back to life in the middle of the other.
  await expect(hung.execute('INSERT INTO parents VALUES (3)')).rejects.toBe(lost[0])
  await expect(hung.batch(['INSERT INTO parents VALUES (3)'])).rejects.toBe(lost[0])
  await expect(hung.executeMultiple('INSERT INTO parents VALUES (3)')).rejects.toBe(lost[0])
  await expect(hung.commit()).rejects.toBe(lost[0])
  await hung.rollback()
  expect(client.takeCommitFailure()).toBe(lost[0])

  await next.commit()
  expect(client.takeCommitFailure()).toBeUndefined()
  const { rows } = await client.execute('SELECT id FROM parents')
  expect(rows.map(({ id }) => id)).toEqual([2])
})

test('a transaction that goes on doing something is left alone, however long it takes', async () => {
  const long = await client.transaction()
  const began = performance.now()
  let done = 0
  while (performance.now() - began < 2 * idle) {
    await long.execute({ sql: 'INSERT INTO parents VALUES (?)', args: [(done += 1)] })
    await setTimeout(idle / 8)
  }
  await long.commit()
  expect(lost).toEqual([])
  expect(await count('parents')).toBe(done)
})

test('dead references are cleared as a deletion would have, and others stay', async () => {
  await client.batch([
    `CREATE TABLE documents (
      id TEXT PRIMARY KEY,
      emptied REFERENCES parents ON DELETE SET NULL,
      untouched REFERENCES parents (id) ON DELETE NO ACTION,
      needed INTEGER NOT NULL REFERENCES parents ON DELETE SET NULL
    )`,
    `CREATE TABLE lists (
      document REFERENCES documents ON DELETE CASCADE,
      entry REFERENCES parents ON DELETE CASCADE
    )`,
    'INSERT INTO parents VALUES (1)',
  ])
  await client.withoutForeignKeys(async () => {
    await client.batch([
      "INSERT INTO documents VALUES ('whole', 1, 1, 1), ('half', 7, 8, 1), ('nothing', 1, 1, 9)",
      "INSERT INTO lists VALUES ('whole', 1), ('whole', 7), ('half', 1), ('nothing', 1)",
    ])
  })
  expect(await clearDeadReferences(client)).toEqual({
    'documents.emptied': 1,
    'documents.untouched': 1,
    'documents.needed': 1,
    'lists.entry': 1,
  })
  const rowsOf = async (table: string) =>
    (await client.execute(`SELECT * FROM ${table}`)).rows.map((row) => ({ ...row }))
  expect(await rowsOf('documents')).toEqual([
    { id: 'whole', emptied: 1, untouched: 1, needed: 1 },
    { id: 'half', emptied: null, untouched: null, needed: 1 },
  ])
  expect(await rowsOf('lists')).toEqual([
    { document: 'whole', entry: 1 },
    { document: 'half', entry: 1 },
  ])
  expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([])
  expect(await clearDeadReferences(client)).toEqual({})
})
