import { createClient, type Client } from '@libsql/client'
import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'

import { sqlitePath } from '../database/sqlitePath.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { databasePath } from './manifest.ts'
import type { Snapshot } from './snapshot.ts'

const busyTimeoutMs = 10_000

export const sqliteEntry = `${databasePath}sqlite.db`

/**
 * Copies a SQLite database beside whoever writes to it, in one read transaction of a connection of
 * its own.
 * @param temporary the file for the copy, removed with it
 * @see https://www.sqlite.org/lang_vacuum.html#vacuuminto
 */
export async function sqliteSnapshot(url: string, temporary: string): Promise<Snapshot> {
  const file = sqlitePath(url)
  if (!existsSync(file)) throw new OperatorError(`There is no database ${file}.`)
  await rm(temporary, { force: true })
  await withClient(file, async (client) => {
    await client.execute(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
    await client.execute({ sql: 'VACUUM INTO ?', args: [temporary] })
  })
  const { counts, migration } = await withClient(temporary, describeTables)
  return {
    describe: () => ({ kind: 'sqlite', consistent: true, counts, migration }),
    entries: [{ path: sqliteEntry, compress: true, stream: () => createReadStream(temporary) }],
    fileNames: () => withClient(temporary, fileNamesIn),
    close: () => rm(temporary, { force: true }),
  }
}

/** How many rows each table of a SQLite database has, and its last migration. */
export async function describeTables(
  client: Client,
): Promise<{ counts: Record<string, number>; migration: string | null }> {
  const tables = await columnOf(
    client,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name",
  )
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const [count] = await columnOf(client, `SELECT count(*) FROM "${table}"`)
    counts[table] = Number(count)
  }
  const [migration] = tables.includes('payload_migrations')
    ? await columnOf(client, 'SELECT max(name) FROM payload_migrations')
    : []
  return { counts, migration: migration ?? null }
}

async function fileNamesIn(client: Client): Promise<Set<string>> {
  const columns = await columnOf(
    client,
    "SELECT name FROM pragma_table_info('media') WHERE name = 'filename' OR name LIKE 'sizes!_%!_filename' ESCAPE '!'",
  )
  const names = new Set<string>()
  for (const column of columns) {
    const found = await columnOf(
      client,
      `SELECT "${column}" FROM media WHERE "${column}" IS NOT NULL`,
    )
    found.forEach((name) => names.add(name))
  }
  return names
}

/** The first column of what a question finds, as text; nothing where it is null. */
export async function columnOf(client: Client, sql: string): Promise<string[]> {
  const { rows } = await client.execute(sql)
  return rows.flatMap(({ 0: value }) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  )
}

/** Opens a SQLite file for `work`. */
export async function withClient<T>(
  file: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = createClient({ url: `file:${file}` })
  try {
    return await work(client)
  } finally {
    client.close()
  }
}
