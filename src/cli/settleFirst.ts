import { existsSync } from 'node:fs'

import { sqlitePath } from '../database/sqlitePath.ts'
import type { Env } from '../env.ts'

/**
 * Ends a restore that was cut short before a command uses the database, and says what it left.
 * A database that does not answer is for the command itself to tell of.
 */
export async function settleFirst(
  env: Pick<Env, 'DATABASE_URL' | 'bucket'>,
  say: (message: string) => void,
): Promise<void> {
  const isSqlite = env.DATABASE_URL.startsWith('file:')
  // Most commands on SQLite end here, without loading what a restore needs.
  if (isSqlite && !existsSync(`${sqlitePath(env.DATABASE_URL)}.restore`)) return
  const { databaseTarget } = await import('../backup/restore/databaseTarget.ts')
  const { settleInterruptedRestore } = await import('../backup/restore/settleRestore.ts')
  const message = await settleInterruptedRestore(() => databaseTarget(env), env)
  if (message) say(message)
}
