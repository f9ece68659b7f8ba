import { type MigrateUpArgs, sql, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import { setTimeout } from 'node:timers/promises'
import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'

import { OperatorError } from '../lib/operatorError.ts'
import { findDeadReferences, type DeadReference } from './findDeadReferences.ts'
import { keepCopy } from './keepCopy.ts'
import { refuseNewerDatabase } from './refuseNewerDatabase.ts'
import { claimSqliteFile, FileInUse, isClaimedHere } from './serverLock.ts'
import type { SqliteClient } from './sqliteClient.ts'
import { sqlitePath } from './sqlitePath.ts'
import { isStagedFile } from './stagedFile.ts'

export type SqliteMigration = { name: string; up: (args: MigrateUpArgs) => Promise<void> }

type Upgrade = {
  adapter: SQLiteAdapter
  client: SqliteClient
  migrations: SqliteMigration[]
  /** `file:` URL of the database. */
  url: string
}

const claimDeadlineMs = 30_000
const claimRetryMs = 100

/**
 * Runs the migrations that a SQLite file lacks: once, with the file claimed, after a copy of it, and
 * all of them in one transaction, so that one that fails leaves the file as it was.
 * See docs/decisions/0030-upgrades.md.
 * @throws OperatorError with one line on what to do
 */
export async function upgradeSqlite(upgrade: Upgrade): Promise<void> {
  if ((await findPending(upgrade)).length === 0) return
  const release = await claim(upgrade)
  try {
    const pending = await findPending(upgrade)
    if (pending.length > 0) await run(upgrade, pending)
  } finally {
    await release?.()
  }
}

async function findPending({ client, migrations }: Upgrade): Promise<SqliteMigration[]> {
  const recorded = (await readRecorded(client)).map(({ name }) => name)
  refuseNewerDatabase(
    recorded,
    migrations.map(({ name }) => name),
  )
  return migrations.filter(({ name }) => !recorded.includes(name))
}

/** The migrations that the file has, oldest first; of a new file, none. */
async function readRecorded(client: SqliteClient): Promise<{ batch: number; name: string }[]> {
  const table = await client.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'payload_migrations'",
  )
  if (table.rows.length === 0) return []
  const { rows } = await client.execute('SELECT name, batch FROM payload_migrations ORDER BY name')
  return rows.map(({ name, batch }) => ({ name: text(name), batch: Number(batch) }))
}

/**
 * A server has claimed its file before; a command waits for whoever is upgrading it.
 * @returns how to give the claim up; nothing where there is none, or no need of it any more
 */
async function claim(upgrade: Upgrade): Promise<(() => Promise<void>) | undefined> {
  const { url } = upgrade
  if (isClaimedHere(url)) return undefined
  const until = performance.now() + claimDeadlineMs
  for (;;) {
    try {
      return await claimSqliteFile(url)
    } catch (error) {
      if (!(error instanceof FileInUse)) throw error
      if (performance.now() > until) {
        throw new OperatorError(
          'The database needs an upgrade, and a server of an older version is using it; stop that one first.',
        )
      }
      await setTimeout(claimRetryMs)
      if ((await findPending(upgrade)).length === 0) return undefined
    }
  }
}

async function run(upgrade: Upgrade, pending: SqliteMigration[]): Promise<void> {
  const { client, url } = upgrade
  const { logger } = upgrade.adapter.payload
  const recorded = await readRecorded(client)
  const file = sqlitePath(url)
  const newest = recorded.at(-1)
  if (newest && !isStagedFile(file)) {
    const copy = await keepCopy({ file, version: newest.name, write: client.copyTo })
    logger.info({ msg: `Upgrading the database; a copy of it is kept as ${copy}` })
  }
  const batch = Math.max(0, ...recorded.map((migration) => migration.batch)) + 1
  await client.withoutForeignKeys(() => runInOneTransaction(upgrade, pending, batch))
}

async function runInOneTransaction(
  { adapter }: Upgrade,
  pending: SqliteMigration[],
  batch: number,
): Promise<void> {
  const { payload } = adapter
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  let underWay = ''
  try {
    const session = adapter.sessions[String(await req.transactionID)]
    // Within a transaction, the types of the database and of the request are narrower than here.
    const args = { db: session?.db, payload, req } as unknown as MigrateUpArgs
    const before = new Set((await deadReferences(args)).map(target))
    for (const { name, up } of pending) {
      underWay = name
      await up(args)
      await payload.create({ collection: 'payload-migrations', data: { name, batch }, req })
    }
    await refuseBrokenReferences(args, before)
    await commitTransaction(req)
  } catch (error) {
    await killTransaction(req)
    payload.logger.error({ err: error, msg: `The upgrade ${underWay} failed` })
    throw new OperatorError(
      `The upgrade ${underWay} failed, and the database is as it was: ${reason(error)}. Start the version from before, and report this.`,
    )
  }
}

const deadReferences = ({ db }: MigrateUpArgs) =>
  findDeadReferences(async (statement) => (await db.run(sql.raw(statement))).rows)

/** What is referred to: rows get new numbers where a migration rebuilds their table. */
const target = ({ parent, value }: DeadReference): string => JSON.stringify([parent, value])

/** @param before what was referred to and not there before the upgrade, which is not its fault */
async function refuseBrokenReferences(
  args: MigrateUpArgs,
  before: ReadonlySet<string>,
): Promise<void> {
  const broken = (await deadReferences(args)).find((one) => !before.has(target(one)))
  if (broken) throw new Error(`it leaves a broken reference in table ${broken.table}`)
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Drizzle says which statement failed, and beneath it why. */
const reason = (error: unknown): string => {
  const { cause, message } = error instanceof Error ? error : new Error(String(error))
  return cause instanceof Error ? cause.message : message
}
