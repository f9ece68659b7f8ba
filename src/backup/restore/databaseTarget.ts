import type { Env } from '../../env.ts'
import type { Manifest } from '../manifest.ts'
import type { Archive } from '../readArchive.ts'
import type { Journal } from './journal.ts'
import { mongodbTarget } from './mongodbTarget.ts'
import type { Replaceable } from './replaceable.ts'
import { sqliteTarget } from './sqliteTarget.ts'

/** A database that a backup is restored into. */
export type DatabaseTarget = Replaceable & {
  kind: Manifest['database']['kind']
  journal: Journal
  /**
   * Keeps servers away while the restore goes on.
   * @throws OperatorError where one has the database open
   */
  claim: () => Promise<() => Promise<void> | void>
  /** Writes the new beside the old, and looks whether it is whole. */
  stage: (archive: Archive, onBytes: (bytes: number) => void) => Promise<void>
  /** @throws Error where what was placed is not what the backup holds */
  check: (manifest: Manifest) => Promise<void>
  /** What was staged, where it can be opened before it is placed. */
  stagedUrl?: string
  close: () => Promise<void>
}

/** The database that is set up, as one to restore into. */
export const databaseTarget = ({
  DATABASE_URL,
}: Pick<Env, 'DATABASE_URL'>): Promise<DatabaseTarget> =>
  DATABASE_URL.startsWith('file:')
    ? Promise.resolve(sqliteTarget(DATABASE_URL))
    : mongodbTarget(DATABASE_URL)
