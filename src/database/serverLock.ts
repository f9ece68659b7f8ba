import { createClient } from '@libsql/client'
import path from 'node:path'

import { ConfigurationError } from '../env.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'

/**
 * Claims a SQLite file for one server process: a second server on the same file is refused.
 * The claim is an exclusive lock that the operating system holds on a small file beside the
 * database, so it ends with the process, however that ends.
 * @param databaseUrl `file:` URL of the database
 * @returns the function that gives the claim up
 * @throws ConfigurationError where another server has the file, or its folder cannot be written
 */
export async function claimSqliteFile(databaseUrl: string): Promise<() => void> {
  requireWritableFolder(
    path.dirname(path.resolve(databaseUrl.replace(/^file:/, ''))),
    'DATABASE_URL',
  )
  const client = createClient({ url: `${databaseUrl}.server` })
  try {
    await client.execute('PRAGMA journal_mode = DELETE')
    await client.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    client.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new ConfigurationError(
        `Another server is already using ${databaseUrl.replace(/^file:/, '')}; stop it first, or set DATABASE_URL to another file.`,
      )
    }
    throw error
  }
  return () => client.close()
}
