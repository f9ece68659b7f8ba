import type { Env } from '../../env.ts'
import { databaseTarget } from './databaseTarget.ts'
import { settleInterruptedRestore, settleRestore } from './settleRestore.ts'

/**
 * Ends a restore that was cut short, for a server, which has claimed its file already where the
 * database is one.
 * @returns what it found and did, in one line; nothing where there was no such restore
 */
export async function settleBeforeStart(
  env: Pick<Env, 'DATABASE_URL' | 'bucket'>,
): Promise<string | undefined> {
  // On MongoDB a restore that is under way would be taken for one that was cut short.
  if (!env.DATABASE_URL.startsWith('file:')) {
    return settleInterruptedRestore(() => databaseTarget(env), env)
  }
  const database = await databaseTarget(env)
  try {
    return await settleRestore(database, env)
  } finally {
    await database.close()
  }
}
