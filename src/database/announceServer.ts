import type { Connection } from 'mongoose'
import type { Payload } from 'payload'

import { announcePresence } from './presence.ts'

/**
 * Lets commands know that a server has a MongoDB database open.
 * @returns the function that ends it
 */
export async function announceServer({ db }: Payload): Promise<() => Promise<void>> {
  return hasConnection(db) ? announcePresence(db.connection, 'server') : async () => {}
}

const hasConnection = (db: object): db is { connection: Connection } => 'connection' in db
