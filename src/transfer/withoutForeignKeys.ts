import type { Payload } from 'payload'

type Client = { withoutForeignKeys: (work: () => Promise<void>) => Promise<void> }

const hasClient = (db: object): db is { client: Client } =>
  'client' in db &&
  typeof db.client === 'object' &&
  db.client !== null &&
  'withoutForeignKeys' in db.client

/** Lets documents be written before those that they refer to; at the end all have to be there. */
export const withoutForeignKeys = ({ db }: Payload, work: () => Promise<void>): Promise<void> =>
  hasClient(db) ? db.client.withoutForeignKeys(work) : work()
