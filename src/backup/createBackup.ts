import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import path from 'node:path'

import type { Env } from '../env.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { programVersion } from '../lib/programVersion.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import { syncFile } from '../lib/syncFile.ts'
import type { MediaSettings } from '../media/mediaStorage.ts'
import { holdMedia, type HeldMedia } from './holdMedia.ts'
import { formatVersion, mediaPath, type Manifest } from './manifest.ts'
import { mongodbSnapshot } from './mongodbSnapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { sqliteSnapshot } from './sqliteSnapshot.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { writeArchive, type ArchiveEntry } from './writeArchive.ts'

const mostAttempts = 3

type Settings = Pick<Env, 'DATABASE_URL'> & MediaSettings

/**
 * Writes the database and the files of its media into one file, beside a server that goes on. The
 * file has its name only once it is whole and on the disk.
 * @param options.force whether a file that is there already is replaced
 * @param options.onBytes told how many bytes more have been read
 * @throws OperatorError in one line that says what to do
 */
export async function createBackup(
  file: string,
  settings: Settings,
  options: { force?: boolean; onBytes?: (bytes: number) => void } = {},
): Promise<Manifest> {
  const target = path.resolve(file)
  if (existsSync(target) && !options.force) {
    throw new OperatorError(`${file} is there already; choose another name, or add --force.`)
  }
  requireWritableFolder(path.dirname(target), 'FILE')
  const held = await holdMedia(settings)
  const { folder, remove } = temporaryFolder(path.join(path.dirname(target), '.backup-'))
  let snapshot: Snapshot | undefined
  try {
    const taken = await takeBoth(held, () => takeSnapshot(settings, path.join(folder, 'copy.db')))
    snapshot = taken.snapshot
    const unfinished = path.join(folder, 'unfinished.zip')
    const { describe, entries } = taken.snapshot
    const manifest = await writeArchive(
      unfinished,
      [...entries, ...taken.files.map((name) => mediaEntry(held, name))],
      (written) => ({
        format: 'collective-cms-backup',
        formatVersion,
        program: programVersion,
        createdAt: new Date().toISOString(),
        database: describe(),
        missingFiles: taken.missing,
        entries: written,
      }),
      options.onBytes,
    )
    await rename(unfinished, target)
    await syncFile(path.dirname(target))
    return manifest
  } finally {
    try {
      await snapshot?.close()
    } finally {
      remove()
      await held.release()
    }
  }
}

const takeSnapshot = ({ DATABASE_URL }: Settings, temporary: string): Promise<Snapshot> =>
  DATABASE_URL.startsWith('file:')
    ? sqliteSnapshot(DATABASE_URL, temporary)
    : mongodbSnapshot(DATABASE_URL)

/**
 * Takes the database and the files as of one moment. A file is there before a document names it, and
 * goes only after the document; so what the database names was held before, or is there right after,
 * unless it came and went in between: then both are taken again.
 */
async function takeBoth(
  held: HeldMedia,
  take: () => Promise<Snapshot>,
): Promise<{ snapshot: Snapshot; files: string[]; missing: string[] }> {
  let missedBefore: string[] = []
  for (let attempt = 1; ; attempt += 1) {
    await held.holdAll()
    const snapshot = await take()
    try {
      const names = await snapshot.fileNames()
      const missing = (await held.hold(names)).sort()
      const isLasting = missing.every((name) => missedBefore.includes(name))
      if (isLasting || attempt === mostAttempts) {
        const files = [...names].filter((name) => !missing.includes(name)).sort()
        return { snapshot, files, missing }
      }
      missedBefore = missing
    } catch (error) {
      await snapshot.close()
      throw error
    }
    await snapshot.close()
  }
}

const mediaEntry = (held: HeldMedia, name: string): ArchiveEntry => ({
  path: mediaPath + name,
  // Pictures, recordings and most documents are compressed already.
  compress: false,
  stream: () => held.stream(name),
})
