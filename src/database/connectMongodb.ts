import mongoose, { type Connection } from 'mongoose'

import { openConnection } from './openConnection.ts'

/** Opens a connection of its own to a MongoDB database. */
export async function connectMongodb(url: string): Promise<Connection> {
  const connection = mongoose.createConnection()
  await openConnection({ connection, connectOptions: {} }, url)
  return connection
}
