import type { Env } from '../../env.ts'
import { databaseTarget } from './databaseTarget.ts'
import { settleRestore } from './settleRestore.ts'

/**
 * Ends a restore that was cut short, for a server that has claimed its database already.
 * @returns what it found and did, in one line; nothing where there was no such restore
 */
export async function settleBeforeStart(
  env: Pick<Env, 'DATABASE_URL'>,
): Promise<string | undefined> {
  const database = await databaseTarget(env)
  try {
    return await settleRestore(database)
  } finally {
    await database.close()
  }
}
