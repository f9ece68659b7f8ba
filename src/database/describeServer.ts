import type { Connection } from 'mongoose'

export type ServerDescription = {
  hasTransactions: boolean
  /** What other product it is, where that shows. */
  looksLike: string | undefined
  /** The time of its clock, in milliseconds since 1970, where it tells. */
  clock: number | undefined
}

/**
 * Asks a MongoDB server what it is by its `hello` answer.
 * @see https://www.mongodb.com/docs/manual/reference/command/hello/
 */
export async function describeServer(
  connection: Pick<Connection, 'getClient' | 'host'>,
): Promise<ServerDescription> {
  const hello = await connection.getClient().db().admin().command({ hello: 1 })
  return {
    hasTransactions: typeof hello.setName === 'string' || hello.msg === 'isdbgrid',
    looksLike: recognise(connection.host ?? '', hello),
    clock: hello.localTime instanceof Date ? hello.localTime.getTime() : undefined,
  }
}

function recognise(host: string, hello: Record<string, unknown>): string | undefined {
  if (host.endsWith('.docdb.amazonaws.com') || 'internal' in hello) return 'DocumentDB'
  if (host.endsWith('.cosmos.azure.com')) return 'Cosmos DB'
  if (host.endsWith('.firestore.goog')) return 'Firestore'
  return undefined
}
