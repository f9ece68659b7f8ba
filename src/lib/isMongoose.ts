import type { MongooseAdapter } from '@payloadcms/db-mongodb'

/** Whether the database is MongoDB; otherwise it is SQLite. */
export const isMongoose = (db: object): db is MongooseAdapter => 'connection' in db
