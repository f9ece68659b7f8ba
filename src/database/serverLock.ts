import { createClient } from '@libsql/client'
import path from 'node:path'

import { ConfigurationError } from '../env.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import { sharedState } from '../lib/sharedState.ts'
import { sqlitePath } from './sqlitePath.ts'

/** Another process has claimed the file. */
export class FileInUse extends ConfigurationError {}

const claimed = sharedState('claimedSqliteFiles', () => new Set<string>())

/** Whether this process has claimed a SQLite file. */
export const isClaimedHere = (databaseUrl: string): boolean => claimed.has(databaseUrl)

/**
 * Claims a SQLite file for one server process: a second server on the same file is refused.
 * The claim is an exclusive lock that the operating system holds on a small file beside the
 * database, so it ends with the process, however that ends.
 * @param databaseUrl `file:` URL of the database
 * @returns the function that gives the claim up
 * @throws FileInUse where another server has the file, ConfigurationError where its folder cannot be
 *   written
 */
export async function claimSqliteFile(databaseUrl: string): Promise<() => Promise<void>> {
  requireWritableFolder(path.dirname(sqlitePath(databaseUrl)), 'DATABASE_URL')
  const client = createClient({ url: `${databaseUrl}.server` })
  try {
    await client.execute('PRAGMA journal_mode = DELETE')
    await client.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    client.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new FileInUse(
        `Another server is already using ${databaseUrl.replace(/^file:/, '')}; stop it first, or set DATABASE_URL to another file.`,
      )
    }
    throw error
  }
  claimed.add(databaseUrl)
  return async () => {
    claimed.delete(databaseUrl)
    // Closing alone gives the lock up only once the statement that took it is collected as garbage.
    await client.execute('ROLLBACK')
    client.close()
  }
}
