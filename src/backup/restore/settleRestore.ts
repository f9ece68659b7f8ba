import { OperatorError } from '../../lib/operatorError.ts'
import type { MediaSettings } from '../../media/mediaStorage.ts'
import type { DatabaseTarget } from './databaseTarget.ts'
import { begunMediaTarget } from './mediaTarget.ts'

/**
 * Ends a restore that was cut short, so that all is the old or all is the new. Whoever calls this has
 * claimed the database.
 * @param settings where that restore was, where media are in a bucket
 * @returns what it found and did, in one line; nothing where there was no such restore
 */
export async function settleRestore(
  database: DatabaseTarget,
  settings: Pick<MediaSettings, 'bucket'>,
): Promise<string | undefined> {
  const begun = await database.journal.read()
  if (!begun) return undefined
  const { mediaFolder, state } = begun
  const both = [database, begunMediaTarget(mediaFolder, settings)]
  if (state === 'placing') {
    for (const part of both) await part.removePlaced()
    await database.journal.write({ state: 'setting-aside', mediaFolder })
  }
  if (state === 'placing' || state === 'setting-aside') {
    for (const part of both) await part.putBack()
  }
  for (const part of both) await part.discard()
  await database.journal.remove()
  return outcomes[state]
}

const before = 'A restore was cut short: the database and the media are those from before it'

const outcomes = {
  staging: `${before}, of which it had replaced nothing.`,
  'setting-aside': `${before}, which were put back.`,
  placing: `${before}, which were put back.`,
  placed: 'A restore was cut short once it was complete: the restored database and media stand.',
}

/** Settles, before anything else uses the database, what a restore may have left. */
export async function settleInterruptedRestore(
  open: () => Promise<DatabaseTarget>,
  settings: Pick<MediaSettings, 'bucket'> = {},
): Promise<string | undefined> {
  const database = await open()
  try {
    if (!(await database.journal.read())) return undefined
    const release = await database.claim().catch(() => {
      throw new OperatorError('A restore of this database is under way; wait for its end.')
    })
    try {
      return await settleRestore(database, settings)
    } finally {
      await release()
    }
  } finally {
    await database.close()
  }
}
