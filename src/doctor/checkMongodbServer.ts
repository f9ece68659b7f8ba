import { connectMongodb } from '../database/connectMongodb.ts'
import { describeServer } from '../database/describeServer.ts'
import type { Env } from '../env.ts'
import type { Finding } from './finding.ts'

const mostClockDifferenceMs = 5000

/** Asks a MongoDB server whether it is there, has transactions, and agrees about the time. */
export async function checkMongodbServer(
  env: Pick<Env, 'DATABASE_COMPATIBILITY' | 'DATABASE_URL'>,
): Promise<Finding[]> {
  const connection = await connectMongodb(env.DATABASE_URL)
  try {
    const askedAt = Date.now()
    const { clock, hasTransactions, looksLike } = await describeServer(connection)
    const difference = clock === undefined ? 0 : Math.abs(clock - (askedAt + Date.now()) / 2)
    return [
      looksLike && env.DATABASE_COMPATIBILITY === undefined
        ? {
            check: 'database',
            state: 'problem',
            message: `The server looks like ${looksLike}: set DATABASE_COMPATIBILITY.`,
          }
        : { check: 'database', state: 'ok', message: 'The server answers.' },
      hasTransactions
        ? { check: 'transactions', state: 'ok', message: 'Transactions are on.' }
        : {
            check: 'transactions',
            state: 'problem',
            message: 'Transactions are off: use a replica set, one node is enough.',
          },
      difference > mostClockDifferenceMs
        ? {
            check: 'clock',
            state: 'problem',
            message: `The clocks of this machine and the database differ by ${Math.round(difference / 1000)} seconds: have both set theirs by NTP.`,
          }
        : { check: 'clock', state: 'ok', message: 'The clocks agree.' },
    ]
  } finally {
    await connection.close()
  }
}
