import type { Env } from '../../env.ts'
import { OperatorError } from '../../lib/operatorError.ts'
import { programVersion } from '../../lib/programVersion.ts'
import type { MediaSettings } from '../../media/mediaStorage.ts'
import { migrations } from '../../migrations/index.ts'
import { lastMigration } from '../lastMigration.ts'
import type { Manifest } from '../manifest.ts'
import { readArchive, type Archive } from '../readArchive.ts'
import { databaseTarget, type DatabaseTarget } from './databaseTarget.ts'
import type { JournalEntry } from './journal.ts'
import { mediaTarget, type MediaTarget } from './mediaTarget.ts'
import { settleRestore } from './settleRestore.ts'

type Settings = Pick<Env, 'DATABASE_URL'> & MediaSettings

type Options = {
  /** Whether a target that is not empty is replaced. */
  force: boolean
  /** Opens a database once, by which it gets the migrations and indexes of this program. */
  prepare: (databaseUrl: string) => Promise<void>
  /** Told how many bytes more have been checked or written. */
  onBytes?: (bytes: number) => void
  /** Told what was found of an earlier restore. */
  onSettled?: (message: string) => void
  /** Told of each state once it is on the disk. */
  onState?: (state: JournalEntry['state']) => void
}

/**
 * Restores a backup. Every checksum is verified before anything else; then the new is written beside
 * the old, given the migrations it lacks, and put in the old's place, which is kept aside until the
 * new is known to be whole. Cut short anywhere, `settleRestore` leaves the old or the new.
 * @throws OperatorError in one line that says what to do; nothing has changed then
 */
export async function restoreBackup(
  file: string,
  settings: Settings,
  options: Options,
): Promise<Manifest> {
  const { onBytes = () => {}, onSettled = () => {} } = options
  const archive = await readArchive(file, onBytes)
  let database: DatabaseTarget | undefined
  try {
    database = await databaseTarget(settings)
    requireReadable(archive.manifest, database)
    const media = mediaTarget(settings)
    const release = await database.claim()
    try {
      const settled = await settleRestore(database, settings)
      if (settled) onSettled(settled)
      await requireEmpty(database, media, options.force)
      await replace(archive, database, media, settings, options)
      return archive.manifest
    } finally {
      await release()
    }
  } finally {
    archive.close()
    await database?.close()
  }
}

async function replace(
  archive: Archive,
  database: DatabaseTarget,
  media: MediaTarget,
  settings: Settings,
  { onBytes = () => {}, onState, prepare }: Options,
): Promise<void> {
  const { manifest } = archive
  const enter = async (state: JournalEntry['state']) => {
    await database.journal.write({ state, mediaFolder: media.location })
    onState?.(state)
  }
  try {
    await enter('staging')
    await database.discard()
    await media.discard()
    await database.stage(archive, onBytes)
    await media.stage(archive, onBytes)
    if (database.stagedUrl && manifest.database.migration !== lastMigration) {
      await prepare(database.stagedUrl)
    }
    await enter('setting-aside')
    await database.setAside()
    await media.setAside()
    await enter('placing')
    await media.place()
    await database.place()
    await database.check(manifest)
    if (!database.stagedUrl) await prepare(settings.DATABASE_URL)
    await enter('placed')
  } catch (error) {
    await settleRestore(database, settings)
    throw error
  }
  await settleRestore(database, settings)
}

async function requireEmpty(
  database: DatabaseTarget,
  media: MediaTarget,
  force: boolean,
): Promise<void> {
  if (force) return
  if (!(await database.isEmpty())) {
    throw new OperatorError(
      'The database has content already; nothing was changed. Add --force to replace it, or set DATABASE_URL to an empty one.',
    )
  }
  if (!(await media.isEmpty())) {
    throw new OperatorError(
      `${media.location} has files already; nothing was changed. Add --force to replace them, or set MEDIA_DIR to an empty folder, S3_BUCKET to an empty bucket.`,
    )
  }
}

function requireReadable({ database, program }: Manifest, target: DatabaseTarget): void {
  if (database.kind !== target.kind) {
    throw new OperatorError(
      `This backup is of ${names[database.kind]}, and DATABASE_URL names ${names[target.kind]}; restore it into ${names[database.kind]}, then use transfer.`,
    )
  }
  const isKnown =
    database.migration === null || migrations.some(({ name }) => name === database.migration)
  if (!isKnown || isNewer(program, programVersion)) {
    throw new OperatorError(
      `This backup was made by version ${program} of the program, and this is ${programVersion}; update it first.`,
    )
  }
}

const names = { sqlite: 'SQLite', mongodb: 'MongoDB' }

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0
}
