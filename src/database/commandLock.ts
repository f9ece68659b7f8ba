import path from 'node:path'

import { OperatorError } from '../lib/operatorError.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import { lockFile } from './lockFile.ts'
import { sqlitePath } from './sqlitePath.ts'

export const restoreUnderWay =
  'A restore of this database is under way; wait for its end, then try again.'

/**
 * Keeps restores of a SQLite file away while a command is at work, whose writes would be lost with the
 * file that is replaced. Other commands and a server may be at work too.
 * @param databaseUrl `file:` URL of the database
 * @returns the function that ends it
 * @throws OperatorError where a restore is under way, or the folder cannot be written to
 */
export async function allowCommand(databaseUrl: string): Promise<() => Promise<void>> {
  requireWritableFolder(path.dirname(sqlitePath(databaseUrl)), 'DATABASE_URL')
  const unlock = await lockFile(lockOf(databaseUrl), 'shared')
  if (!unlock) throw new OperatorError(restoreUnderWay)
  return unlock
}

/**
 * Keeps commands away from a SQLite file while it is replaced.
 * @returns the function that ends it
 * @throws OperatorError where one is at work
 */
export async function keepCommandsAway(databaseUrl: string): Promise<() => Promise<void>> {
  const unlock = await lockFile(lockOf(databaseUrl), 'exclusive')
  if (!unlock) {
    throw new OperatorError('A command is at work on this database; wait for its end.')
  }
  return unlock
}

const lockOf = (databaseUrl: string): string => `${databaseUrl}.commands`
