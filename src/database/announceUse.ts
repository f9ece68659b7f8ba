import type { Env } from '../env.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { connectMongodb } from './connectMongodb.ts'
import { allowCommand, restoreUnderWay } from './commandLock.ts'
import { announcePresence } from './presence.ts'

/**
 * Lets a restore know that a server or a command has a database open, or is about to open it. A
 * server has claimed a SQLite file besides.
 * @returns the function that ends it
 * @throws OperatorError where a restore of it is under way
 */
export async function announceUse(
  { DATABASE_URL }: Pick<Env, 'DATABASE_URL'>,
  kind: 'command' | 'server',
): Promise<() => Promise<void>> {
  if (DATABASE_URL.startsWith('file:')) {
    return kind === 'command' ? allowCommand(DATABASE_URL) : async () => {}
  }
  const connection = await connectMongodb(DATABASE_URL)
  try {
    const withdraw = await announcePresence(connection, kind, (others) => {
      if (others.includes('restore')) {
        throw new OperatorError(restoreUnderWay)
      }
    })
    return () => withdraw().finally(() => connection.close())
  } catch (error) {
    await connection.close()
    throw error
  }
}
