import { createHash } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { namesIn } from '../lib/unlessMissing.ts'
import type { MediaSettings } from '../media/mediaStorage.ts'
import { sqlitePath } from '../database/sqlitePath.ts'
import type { Env } from '../env.ts'

/** A database, other than the one at hand, whose servers keep their files in a folder of media. */
export type OtherDatabase = {
  /** Where it is, without user and password. */
  database: string
  /** The file that says so. */
  note: string
}

type Settings = MediaSettings & Pick<Env, 'DATABASE_URL'>

const notesFolder = '.databases'

/**
 * Notes in a folder of media that a database keeps its files there. Nothing in the name of a file says
 * which documents it belongs to, so that nobody could tell an orphan from the file of another database.
 * In a bucket nothing is noted.
 */
export async function noteDatabase(settings: Settings): Promise<void> {
  if (settings.bucket) return
  const { note, database } = await identify(settings)
  await mkdir(path.dirname(note), { recursive: true })
  await writeFile(note, `${database}\n`)
}

/** The other databases that have been noted in a folder of media. */
export async function otherDatabases(settings: Settings): Promise<OtherDatabase[]> {
  if (settings.bucket) return []
  const { note: own } = await identify(settings)
  const notes = (await namesIn(path.dirname(own))).map((name) => path.join(path.dirname(own), name))
  return Promise.all(
    notes
      .filter((note) => note !== own)
      .map(async (note) => ({ note, database: (await readFile(note, 'utf8')).trim() })),
  )
}

/**
 * A SQLite file is known by its number in the file system too: in two containers that share their
 * media, two databases can have the same path.
 */
async function identify({ DATABASE_URL: databaseUrl, MEDIA_DIR: folder }: Settings) {
  const database = databaseUrl.startsWith('file:')
    ? sqlitePath(databaseUrl)
    : databaseUrl.replace(/^([^/]+\/\/)(?:[^@/]*@)?([^?]*).*$/, '$1$2')
  const number = databaseUrl.startsWith('file:') ? await fileNumber(database) : ''
  const name = createHash('sha256').update(`${database}\n${number}`).digest('hex').slice(0, 16)
  return { database, note: path.join(path.resolve(folder), notesFolder, name) }
}

const fileNumber = (file: string): Promise<string> =>
  stat(file, { bigint: true }).then(
    ({ ino }) => String(ino),
    () => '',
  )
