import type { Payload } from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import type { Media } from '../lib/payload-types.ts'
import { fileNames } from '../media/mediaFile.ts'
import { settleFiles } from '../media/settleFiles.ts'
import type { MediaStorage } from '../media/storage.ts'
import type { OtherDatabase } from './databaseNotes.ts'
import type { Finding } from './finding.ts'

const hourMs = 3_600_000

/**
 * Compares the documents of media with the files.
 * @param fix whether files of no document are removed, where they are older than an hour: a younger
 *   one may belong to a document that is being saved
 * @param others databases that keep their files in the same folder, in which case none is removed
 */
export async function checkFiles(
  payload: Payload,
  storage: MediaStorage,
  fix: boolean,
  others: OtherDatabase[] = [],
): Promise<Finding[]> {
  // The files first: whatever a document has let go meanwhile is then no orphan of ours.
  const files = await storage.list()
  const { docs } = await payload.db.find<Media>({
    collection: mediaSlug,
    limit: 0,
    pagination: false,
    where: {},
  })
  const named = new Set(docs.flatMap(fileNames))
  const before = Date.now() - hourMs
  const orphans = [...files].flatMap(([name, stored]) =>
    !named.has(name) && stored <= before ? [name] : [],
  )
  // A document that is new since the files were listed is no fault.
  const missing = []
  for (const name of named) {
    if (!files.has(name) && (await storage.size(name)) === undefined) missing.push(name)
  }
  const originals = new Set(docs.map(({ filename }) => filename))
  const [other] = others
  if (fix && !other && orphans.length > 0) await removeOrphans(payload, storage, orphans)
  return [
    describe(
      'missing files',
      missing.filter((name) => originals.has(name)),
      'problem',
      (count) => `${count} documents lack their file: upload it again, or restore a backup.`,
    ),
    describe(
      'missing renditions',
      missing.filter((name) => !originals.has(name)),
      'problem',
      (count) => `${count} smaller copies of pictures are missing: upload the pictures again.`,
    ),
    other
      ? describe(
          'orphan files',
          orphans,
          'advice',
          (count) =>
            `${count} files belong to no document of this database, but ${other.database} uses the folder too: nothing is removed. Give each database its own folder; if that one is gone, delete ${other.note} and run this again.`,
        )
      : describe('orphan files', orphans, fix ? 'fixed' : 'problem', (count) =>
          fix
            ? `Removed ${count} files that belonged to no document.`
            : `${count} files belong to no document: run doctor --fix to remove them.`,
        ),
  ]
}

function describe(
  check: string,
  items: string[],
  state: Finding['state'],
  message: (count: number) => string,
): Finding {
  return items.length === 0
    ? { check, state: 'ok', message: `There are no ${check}.` }
    : { check, state, message: message(items.length), items: items.sort() }
}

/** By the same way as the server's own sweep, which asks the database again before it removes. */
async function removeOrphans(
  payload: Payload,
  storage: MediaStorage,
  names: string[],
): Promise<void> {
  for (const name of names) await storage.unsettle(name)
  await settleFiles(payload, storage, names)
}
