import mongoose, { type ClientSession, type Connection } from 'mongoose'

import { connectMongodb } from '../database/connectMongodb.ts'
import { describeServer } from '../database/describeServer.ts'
import { imageSizes } from '../lib/imageSizes.ts'
import { lastMigration } from './lastMigration.ts'
import { databasePath } from './manifest.ts'
import type { Snapshot } from './snapshot.ts'

const { EJSON } = mongoose.mongo.BSON

/** Names of collections that a restore uses while it is under way. */
const isOwn = (name: string) => !name.startsWith('system.') && !name.startsWith('restore.')

/**
 * Reads a MongoDB database as of one moment, where the server has transactions: in a session that
 * reads a snapshot, or, where the server knows none, in one transaction.
 * @see https://www.mongodb.com/docs/manual/reference/read-concern-snapshot/
 */
export async function mongodbSnapshot(url: string): Promise<Snapshot> {
  const connection = await connectMongodb(url)
  try {
    return await readFrom(connection)
  } catch (error) {
    // One that is open keeps the process from ending.
    await connection.close()
    throw error
  }
}

async function readFrom(connection: Connection): Promise<Snapshot> {
  const { session, end } = await startReading(connection)
  const names = await collectionNames(connection)
  const counts: Record<string, number> = {}
  const find = (name: string, projection = {}) =>
    connection.collection(name).find({}, { projection, ...(session && { session }) })

  return {
    describe: () => ({
      kind: 'mongodb',
      consistent: session !== undefined,
      counts,
      migration: lastMigration,
    }),
    entries: names.map((name) => ({
      path: `${databasePath}${name}.jsonl`,
      compress: true,
      stream: async function* () {
        counts[name] = 0
        for await (const document of find(name)) {
          counts[name] += 1
          yield Buffer.from(`${EJSON.stringify(document, { relaxed: false })}\n`)
        }
      },
    })),
    fileNames: async () => {
      const paths = ['filename', ...imageSizes.map((size) => `sizes.${size.name}.filename`)]
      const projection = Object.fromEntries(paths.map((path) => [path, 1]))
      const found = new Set<string>()
      if (!names.includes('media')) return found
      for await (const { filename, sizes } of find('media', projection)) {
        const kept = [filename, ...Object.values((sizes ?? {}) as object).map(nameOf)]
        for (const name of kept) if (typeof name === 'string') found.add(name)
      }
      return found
    },
    close: () => end().finally(() => connection.close()),
  }
}

const nameOf = (size: { filename?: unknown } | null): unknown => size?.filename

/** The names of the collections of a database, in order. */
export async function collectionNames(connection: Connection): Promise<string[]> {
  const found = await connection.listCollections()
  return found
    .map(({ name }) => name)
    .filter(isOwn)
    .sort()
}

async function startReading(
  connection: Connection,
): Promise<{ session?: ClientSession; end: () => Promise<void> }> {
  if (!(await describeServer(connection)).hasTransactions) return { end: async () => {} }
  const snapshot = connection.getClient().startSession({ snapshot: true })
  try {
    await connection.collection('media').findOne({}, { session: snapshot })
    // Some servers take such a session and read what is newest all the same: they tell no time.
    if ('snapshotTime' in snapshot && snapshot.snapshotTime) {
      return { session: snapshot, end: () => snapshot.endSession() }
    }
  } catch {
    // It is tried in the other way.
  }
  await snapshot.endSession()
  const session = await connection.startSession()
  session.startTransaction({ readConcern: { level: 'snapshot' } })
  await connection.collection('media').findOne({}, { session })
  return {
    session,
    end: async () => {
      await session.abortTransaction()
      await session.endSession()
    },
  }
}
