import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'

import { OperatorError } from '../lib/operatorError.ts'

type Model = MongooseAdapter['collections'][string]

/**
 * Has MongoDB make the indexes that are missing, all of a collection by one command. Stock, Payload
 * and Mongoose each ask for every single one: twice some hundreds of questions at every start, and
 * on a server that takes its time over each, half a minute for an empty database.
 * @throws OperatorError that names the collection, where values that should be unique come twice
 */
export async function ensureIndexes({
  collections,
  versions,
}: Pick<MongooseAdapter, 'collections' | 'versions'>): Promise<void> {
  const models = [...Object.values(collections), ...Object.values(versions)]
  await Promise.all(models.map(ensureIndexesOf))
}

async function ensureIndexesOf({ collection, schema }: Model): Promise<void> {
  const indexes = schema.indexes().map(([key, options]) => ({ ...options, key }))
  if (indexes.length === 0) return
  try {
    await collection.createIndexes(indexes as mongo.IndexDescription[])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorError(`MongoDB cannot make the indexes of ${collection.name}: ${reason}`)
  }
}
