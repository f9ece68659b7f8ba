import type { Payload } from 'payload'

import type { SqliteClient } from './sqliteClient.ts'

const hasClient = (db: object): db is { client: SqliteClient } =>
  'client' in db &&
  typeof db.client === 'object' &&
  db.client !== null &&
  'withoutForeignKeys' in db.client

/** The client of a database that is on SQLite; nothing where it is on MongoDB. */
export const sqliteClientOf = ({ db }: Payload): SqliteClient | undefined =>
  hasClient(db) ? db.client : undefined
