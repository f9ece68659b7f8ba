import { lstat, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

import { mediaFileNames } from '../../lib/mediaFileNames.ts'
import { OperatorError } from '../../lib/operatorError.ts'
import { syncFile } from '../../lib/syncFile.ts'
import { namesIn, unlessMissing } from '../../lib/unlessMissing.ts'
import { writeDurably } from '../files.ts'
import { mediaEntries } from './mediaEntries.ts'
import type { MediaTarget } from './mediaTarget.ts'

const stagedFolder = '.restoring'
const replacedFolder = '.replaced'

/**
 * The folder of the media to restore into. All happens inside of it, since it may be a disk of its
 * own, which has no other name. What is no file of media stays as it is: folders of somebody else's or
 * of the disk's own, uploads under way, and what keeps the folder in a repository.
 */
export function folderTarget(folder: string): MediaTarget {
  const root = path.resolve(folder)
  const staged = path.join(root, stagedFolder)
  const replaced = path.join(root, replacedFolder)

  const moveAll = async (names: string[], from: string, to: string) => {
    await mkdir(to, { recursive: true })
    for (const name of names) await rename(path.join(from, name), path.join(to, name))
    await syncFile(to)
    await syncFile(root)
  }
  const current = () => mediaFileNames(root)

  return {
    location: root,
    isEmpty: async () => (await current()).length === 0,
    stage: async (archive, onBytes) => {
      await mkdir(staged, { recursive: true })
      for (const { name, stream } of mediaEntries(archive, onBytes)) {
        await writeDurably(path.join(staged, name), stream())
      }
      await syncFile(staged)
    },
    setAside: async () => moveAll(await current(), root, replaced),
    place: async () => {
      const names = await namesIn(staged)
      for (const name of names) await refuseTaken(path.join(root, name))
      await moveAll(names, staged, root)
    },
    removePlaced: async () => {
      for (const name of await current()) await rm(path.join(root, name), { force: true })
    },
    putBack: async () => moveAll(await namesIn(replaced), replaced, root),
    discard: async () => {
      await rm(staged, { recursive: true, force: true })
      await rm(replaced, { recursive: true, force: true })
    },
  }
}

/** A link to a file is no file of media, and would be replaced without a word. */
async function refuseTaken(file: string): Promise<void> {
  if (await unlessMissing(lstat(file), undefined)) {
    throw new OperatorError(
      `${file} is in the way of a file of the backup, and is none itself; move it elsewhere.`,
    )
  }
}
