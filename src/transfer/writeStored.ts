import { upsertRow, type DrizzleAdapter } from '@payloadcms/drizzle'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import mongoose from 'mongoose'
import { createHash } from 'node:crypto'
import { buildVersionCollectionFields, type Payload } from 'payload'

import { isMongoose } from '../lib/isMongoose.ts'
import type { Shelf, Stored } from './stored.ts'

/**
 * The id that something has on a database. Documents of ours keep theirs everywhere; MongoDB knows
 * versions and Payload's own documents by ids of its own form, made here from those they had, so that
 * a transfer that goes on finds them.
 */
export function targetId({ db, collections }: Payload, shelf: Shelf, id: string): string {
  const isOurs = !shelf.versions && collections[shelf.collection].customIDType !== undefined
  if (isOurs || !isMongoose(db) || mongoose.isValidObjectId(id)) return id
  return createHash('sha256').update(id).digest('hex').slice(0, 24)
}

/** Writes a document or a version as it is, with its id and dates, and without any hook. */
export async function writeStored(payload: Payload, shelf: Shelf, stored: Stored): Promise<void> {
  const id = targetId(payload, shelf, stored.id)
  const { db } = payload
  if (isMongoose(db)) return writeToMongodb(db, shelf, { ...stored, id })
  const adapter = db as unknown as DrizzleAdapter
  const config = payload.collections[shelf.collection].config
  const table = shelf.collection.replaceAll('-', '_')
  await upsertRow({
    adapter,
    collectionSlug: shelf.collection,
    customID: id,
    data: structuredClone(stored),
    db: adapter.drizzle,
    fields: shelf.versions
      ? buildVersionCollectionFields(payload.config, config, true)
      : config.flattenedFields,
    ignoreResult: true,
    operation: 'create',
    tableName: shelf.versions ? `_${table}${adapter.versionsSuffix}` : table,
  })
}

async function writeToMongodb(
  db: MongooseAdapter,
  { collection, versions }: Shelf,
  stored: Stored,
): Promise<void> {
  const data = structuredClone(stored)
  if (!versions) {
    await db.create({ collection, customID: stored.id, data, returning: false })
    return
  }
  const { autosave, createdAt, parent, publishedLocale, snapshot, updatedAt, version } = data
  const made = (await db.createVersion({
    collectionSlug: collection,
    autosave: autosave as boolean,
    createdAt: createdAt as string,
    parent: parent as string,
    publishedLocale: publishedLocale as string,
    snapshot: snapshot as true,
    updatedAt: updatedAt as string,
    versionData: version as never,
  })) as unknown as { id: string }
  // The adapter gives a new version an id of its own, and takes it for the latest.
  const raw = db.versions[collection]?.collection
  const written = await raw?.findOne({ _id: new mongoose.Types.ObjectId(made.id) })
  await raw?.insertOne({
    ...written,
    _id: new mongoose.Types.ObjectId(stored.id),
    latest: stored.latest,
  })
  await raw?.deleteOne({ _id: new mongoose.Types.ObjectId(made.id) })
}

/** Removes what an earlier transfer has left of something that has changed since, or by half. */
export async function removeStored(payload: Payload, shelf: Shelf, id: string): Promise<void> {
  const where = { id: { equals: id } }
  const { collection } = shelf
  if (shelf.versions) await payload.db.deleteVersions({ collection, where })
  else await payload.db.deleteOne({ collection, where })
}
