import type { DatabaseAdapterObj } from 'payload'

import { mongoDatabase } from './database/mongodb.ts'
import { sqliteDatabase } from './database/sqlite.ts'
import type { Env } from './env.ts'

/** The database that `DATABASE_URL` names: a SQLite file, or a MongoDB server. */
export function database(
  env: Pick<Env, 'DATABASE_COMPATIBILITY' | 'DATABASE_URL'>,
): DatabaseAdapterObj {
  return env.DATABASE_URL.startsWith('file:')
    ? sqliteDatabase(env.DATABASE_URL)
    : mongoDatabase(env)
}
