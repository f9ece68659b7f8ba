import type { Env } from '../env.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { connectMongodb } from './connectMongodb.ts'
import { announcePresence } from './presence.ts'

/**
 * Lets commands know that a server has a MongoDB database open, or is about to open it.
 * @returns the function that ends it
 * @throws OperatorError where a restore of it is under way
 */
export async function announceServer({
  DATABASE_URL,
}: Pick<Env, 'DATABASE_URL'>): Promise<() => Promise<void>> {
  if (DATABASE_URL.startsWith('file:')) return async () => {}
  const connection = await connectMongodb(DATABASE_URL)
  try {
    const withdraw = await announcePresence(connection, 'server', (others) => {
      if (others.includes('restore')) {
        throw new OperatorError(
          'A restore of this database is under way; wait for its end, then start the server.',
        )
      }
    })
    return () => withdraw().finally(() => connection.close())
  } catch (error) {
    await connection.close()
    throw error
  }
}
