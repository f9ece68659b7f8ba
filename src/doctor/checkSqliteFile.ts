import { existsSync } from 'node:fs'

import { columnOf, describeTables, withClient } from '../backup/sqliteSnapshot.ts'
import { sqlitePath } from '../database/sqlitePath.ts'
import { migrations } from '../migrations/index.ts'
import type { Finding } from './finding.ts'

/** Looks at a SQLite file without changing it: whether it is whole, and of this program. */
export async function checkSqliteFile(url: string): Promise<Finding[]> {
  const file = sqlitePath(url)
  if (!existsSync(file)) {
    return [problem('database', `There is no database ${file}: start the server once, or restore.`)]
  }
  return withClient(file, async (client) => {
    const [fault] = await columnOf(client, 'PRAGMA integrity_check(1)')
    if (fault !== 'ok') {
      return [problem('database', `${file} is damaged (${fault}): restore a backup.`)]
    }
    const [broken] = await columnOf(client, 'PRAGMA foreign_key_check')
    const findings: Finding[] = broken
      ? [
          problem(
            'database',
            `Table ${broken} refers to what is not there: restore a backup, or ask for help.`,
          ),
        ]
      : [{ check: 'database', state: 'ok', message: `${file} is whole.` }]
    const { counts } = await describeTables(client)
    return [...findings, await checkMigrations(counts.payload_migrations !== undefined, client)]
  })
}

async function checkMigrations(
  hasTable: boolean,
  client: Parameters<Parameters<typeof withClient>[1]>[0],
): Promise<Finding> {
  const done = hasTable ? await columnOf(client, 'SELECT name FROM payload_migrations') : []
  const names = new Set(done)
  const missing = migrations.filter(({ name }) => !names.has(name))
  const unknown = [...names].filter(
    (name) => name !== 'dev' && !migrations.some((known) => known.name === name),
  )
  if (unknown.length > 0) {
    return problem(
      'migrations',
      'The database is of a newer version of the program: update the program.',
      unknown,
    )
  }
  if (missing.length > 0) {
    return problem(
      'migrations',
      'Migrations are missing: make a backup, then start the server, which runs them.',
      missing.map(({ name }) => name),
    )
  }
  return { check: 'migrations', state: 'ok', message: 'All migrations have run.' }
}

const problem = (check: string, message: string, items?: string[]): Finding => ({
  check,
  state: 'problem',
  message,
  ...(items && { items }),
})
