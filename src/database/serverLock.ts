import path from 'node:path'

import { ConfigurationError } from '../env.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import { sharedState } from '../lib/sharedState.ts'
import { lockFile } from './lockFile.ts'
import { sqlitePath } from './sqlitePath.ts'

/** Another process has claimed the file. */
export class FileInUse extends ConfigurationError {}

const claimed = sharedState('claimedSqliteFiles', () => new Set<string>())

/** Whether this process has claimed a SQLite file. */
export const isClaimedHere = (databaseUrl: string): boolean => claimed.has(databaseUrl)

/**
 * Claims a SQLite file for one server process: a second server on the same file is refused.
 * The claim is a lock on a small file beside the database.
 * @param databaseUrl `file:` URL of the database
 * @returns the function that gives the claim up
 * @throws FileInUse where another server has the file, ConfigurationError where its folder cannot be
 *   written
 */
export async function claimSqliteFile(databaseUrl: string): Promise<() => Promise<void>> {
  requireWritableFolder(path.dirname(sqlitePath(databaseUrl)), 'DATABASE_URL')
  const unlock = await lockFile(`${databaseUrl}.server`, 'exclusive')
  if (!unlock) {
    throw new FileInUse(
      `Another server is already using ${databaseUrl.replace(/^file:/, '')}; stop it first, or set DATABASE_URL to another file.`,
    )
  }
  claimed.add(databaseUrl)
  return () => {
    claimed.delete(databaseUrl)
    return unlock()
  }
}
