import { link, readdir } from 'node:fs/promises'
import path from 'node:path'

import { unlessMissing } from './files.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export type HeldFiles = {
  /** Where the held files are. */
  folder: string
  /** Holds every file that is there now. */
  holdAll: () => Promise<void>
  /** @returns those that are neither held nor there */
  hold: (names: Iterable<string>) => Promise<string[]>
  release: () => void
}

/** How folders of held files begin; they live inside the folder of the media, since links cross no disk. */
export const heldPrefix = '.backup-'

/**
 * Keeps files of media from going away while they are read, though a server removes them: by second
 * names for the same bytes, which take no space.
 */
export function holdFiles(mediaFolder: string): HeldFiles {
  const root = path.resolve(mediaFolder)
  const { folder, remove } = temporaryFolder(path.join(root, heldPrefix))
  const held = new Set<string>()

  const hold = async (names: Iterable<string>) => {
    const missing = []
    for (const name of names) {
      if (held.has(name)) continue
      if (await linked(path.join(root, name), path.join(folder, name))) held.add(name)
      else missing.push(name)
    }
    return missing
  }

  return {
    folder,
    hold,
    holdAll: async () => void (await hold(await mediaFileNames(root))),
    release: remove,
  }
}

/** The names of all files of media in a folder; none where there is no such folder. */
export async function mediaFileNames(folder: string): Promise<string[]> {
  const entries = await unlessMissing(readdir(folder, { withFileTypes: true }), [])
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
}

const linked = (from: string, to: string): Promise<boolean> =>
  unlessMissing(
    link(from, to).then(() => true),
    false,
  )
