import type { Payload } from 'payload'

import { isMongoose } from '../lib/isMongoose.ts'
import { announcePresence } from './presence.ts'

/**
 * Lets commands know that a server has a MongoDB database open.
 * @returns the function that ends it
 */
export async function announceServer({ db }: Payload): Promise<() => Promise<void>> {
  return isMongoose(db) ? announcePresence(db.connection, 'server') : async () => {}
}
