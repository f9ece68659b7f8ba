import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { OperatorError } from '../lib/operatorError.ts'

/** How long to look for a server that can be written to, in milliseconds; stock, it is 30 seconds. */
const patienceMs = 8000

const authenticationFailed = 18

/**
 * Connects to MongoDB, or says in one line what to look at. Payload, which opens the connection
 * after this, finds it open.
 * @throws OperatorError that names the servers, and neither user nor password
 */
export async function openConnection(
  { connection, connectOptions }: Pick<MongooseAdapter, 'connection' | 'connectOptions'>,
  url: string,
): Promise<void> {
  try {
    await connection.openUri(url, { serverSelectionTimeoutMS: patienceMs, ...connectOptions })
  } catch (error) {
    throw new OperatorError(explain(error, serversOf(url)))
  }
}

function explain(error: unknown, servers: string): string {
  if (error instanceof Error && 'code' in error && error.code === authenticationFailed) {
    return `MongoDB at ${servers} refuses the user or the password of DATABASE_URL; correct them there.`
  }
  return `MongoDB at ${servers} does not answer; check that it runs, and the address in DATABASE_URL.`
}

/** The host and port of each server; a MongoDB address may name several, which `URL` cannot read. */
const serversOf = (url: string): string => /^[^/]+\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? '?'
