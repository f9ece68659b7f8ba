import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

import { migrations } from '../migrations/index.ts'
import { refuseNewerDatabase } from './refuseNewerDatabase.ts'

const collection = 'payload-migrations'
const known = migrations.map(({ name }) => name)

/**
 * Which upgrades a MongoDB database does not know of yet. MongoDB needs no migrations of its own, but
 * the names of SQLite’s say how new the database is there too. Asked before the indexes are made, so
 * that a program that is too old changes nothing.
 * @throws OperatorError where the database is newer than this program
 */
export async function readPendingVersions({
  connection,
}: Pick<MongooseAdapter, 'connection'>): Promise<string[]> {
  const recorded = await connection
    .getClient()
    .db(connection.name)
    .collection(collection)
    .distinct('name', { batch: { $ne: -1 } })
  refuseNewerDatabase(recorded.map(String), known)
  return known.filter((name) => !recorded.includes(name))
}

/** Notes which upgrades the database has now. */
export async function recordVersions(payload: Payload, names: string[]): Promise<void> {
  for (const name of names) await payload.create({ collection, data: { name, batch: 1 } })
}
