import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { inject } from 'vitest'

export type TestServer = {
  /** Where it answers, without a slash at the end. */
  url: string
  payload: Payload
  /** A folder of this server's own, removed with it. */
  folder: string
  close: () => Promise<void>
}

/**
 * Starts a real server on a free port, with a fresh database and media folder of its own. On SQLite
 * the database is a copy of the migrated template; with `TEST_MONGODB_URL` set, a MongoDB database
 * of this worker's, emptied for the next file, for making its indexes takes long. One server a test
 * file: Payload keeps one instance a process.
 * @param variables environment variables to set besides
 */
export async function startTestServer(variables: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-test-'))
  Object.assign(process.env, {
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
    MEDIA_DIR: path.join(folder, 'media'),
    ...databaseVariables(folder),
    ...variables,
  })
  const { startServer } = await import('../../src/server.ts')
  const server = await startServer({ cron: false })
  return {
    url: server.url,
    payload: server.payload,
    folder,
    close: async () => {
      if (process.env.TEST_MONGODB_URL) await emptyMongoDatabase(server.payload)
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The variables that name a fresh database: a SQLite file in the folder, or a database of MongoDB.
 * @param mongoName how it is called there; one for all files of this worker unless given
 */
export function databaseVariables(folder: string, mongoName?: string): Record<string, string> {
  if (process.env.TEST_MONGODB_URL) {
    const url = new URL(process.env.TEST_MONGODB_URL)
    url.pathname = `/${inject('mongoDatabases')}${mongoName ?? process.env.VITEST_POOL_ID}`
    return {
      DATABASE_URL: url.href,
      DATABASE_COMPATIBILITY: process.env.TEST_MONGODB_COMPATIBILITY ?? '',
    }
  }
  const file = path.join(folder, 'test.db')
  copyFileSync(inject('sqliteTemplate'), file)
  return { DATABASE_URL: `file:${file}` }
}

async function emptyMongoDatabase({ db }: Payload): Promise<void> {
  const collections = Object.values(db.connection.collections)
  await Promise.all(collections.map((collection) => collection.deleteMany({})))
}
