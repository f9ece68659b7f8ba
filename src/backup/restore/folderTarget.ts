import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

import { mediaFileNames } from '../../lib/mediaFileNames.ts'
import { syncFile } from '../../lib/syncFile.ts'
import { namesIn } from '../../lib/unlessMissing.ts'
import { writeDurably } from '../files.ts'
import { mediaEntries } from './mediaEntries.ts'
import type { MediaTarget } from './mediaTarget.ts'

const stagedFolder = '.restoring'
const replacedFolder = '.replaced'

/**
 * What stays where it is, for it is no file of media: our own folders, uploads under way, of which
 * nothing is to be kept, and what keeps the folder in a repository.
 */
const isFixed = (name: string) => name.startsWith('.')

/**
 * The folder of the media to restore into. All happens inside of it, since it may be a disk of its
 * own, which has no other name.
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
  const current = async () => (await namesIn(root)).filter((name) => !isFixed(name))

  return {
    location: root,
    isEmpty: async () => (await mediaFileNames(root)).length === 0,
    stage: async (archive, onBytes) => {
      await mkdir(staged, { recursive: true })
      for (const { name, stream } of mediaEntries(archive, onBytes)) {
        await writeDurably(path.join(staged, name), stream())
      }
      await syncFile(staged)
    },
    setAside: async () => moveAll(await current(), root, replaced),
    place: async () => moveAll(await namesIn(staged), staged, root),
    removePlaced: async () => {
      for (const name of await current()) {
        await rm(path.join(root, name), { recursive: true, force: true })
      }
    },
    putBack: async () => moveAll(await namesIn(replaced), replaced, root),
    discard: async () => {
      await rm(staged, { recursive: true, force: true })
      await rm(replaced, { recursive: true, force: true })
    },
  }
}
