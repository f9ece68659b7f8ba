import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getTableConfig, type SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core'
import type { Payload } from 'payload'

import { columnOf } from '../backup/sqliteSnapshot.ts'
import { isMongoose } from '../lib/isMongoose.ts'
import type { Finding } from './finding.ts'

const check = 'indexes'

/** Whether every index is there: without them lists are slow, and unique values come twice. */
export async function checkIndexes({ db }: Payload): Promise<Finding> {
  const missing = isMongoose(db) ? await missingInMongodb(db) : await missingInSqlite(db)
  return missing.length === 0
    ? { check, state: 'ok', message: 'Every index is there.' }
    : {
        check,
        state: 'problem',
        message: isMongoose(db)
          ? 'Indexes are missing, perhaps since values that should be unique come twice: look there, then start the server.'
          : 'Indexes are missing: restore a backup, or ask for help.',
        items: missing,
      }
}

async function missingInMongodb({ collections, versions }: MongooseAdapter): Promise<string[]> {
  const missing: string[] = []
  for (const model of [...Object.values(collections), ...Object.values(versions)]) {
    // Only what matters is compared: servers that are not MongoDB itself tell of options of their own.
    const there = (await model.collection.indexes()).map(({ key, unique }) => inWords(key, unique))
    const wanted = model.schema.indexes().map(([key, { unique }]) => inWords(key, unique))
    const name = model.collection.name
    missing.push(
      ...wanted.filter((index) => !there.includes(index)).map((index) => `${name}: ${index}`),
    )
  }
  return missing
}

const inWords = (key: object, unique: unknown): string =>
  JSON.stringify(key) + (unique ? ', unique' : '')

async function missingInSqlite(db: Payload['db']): Promise<string[]> {
  const { client, tables } = db as unknown as SQLiteAdapter
  const found = await columnOf(client, "SELECT name FROM sqlite_schema WHERE type = 'index'")
  const there = new Set(found)
  return Object.values(tables)
    .flatMap((table) => getTableConfig(table as SQLiteTable).indexes)
    .map(({ config }) => config.name)
    .filter((name) => !there.has(name))
}
