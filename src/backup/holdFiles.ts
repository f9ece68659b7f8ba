import { createReadStream } from 'node:fs'
import { link } from 'node:fs/promises'
import path from 'node:path'

import { mediaFileNames } from '../lib/mediaFileNames.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import { unlessMissing } from '../lib/unlessMissing.ts'
import type { HeldMedia } from './holdMedia.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** How folders of held files begin; they live inside the folder of the media, since links cross no disk. */
const heldPrefix = '.backup-'

/**
 * Keeps files of media from going away while they are read, though a server removes them: by second
 * names for the same bytes, which take no space.
 */
export function holdFiles(mediaFolder: string): HeldMedia {
  const root = path.resolve(mediaFolder)
  requireWritableFolder(root, 'MEDIA_DIR')
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
    hold,
    holdAll: async () => void (await hold(await mediaFileNames(root))),
    stream: (name) => createReadStream(path.join(folder, name)),
    release: remove,
  }
}

const linked = (from: string, to: string): Promise<boolean> =>
  unlessMissing(
    link(from, to).then(() => true),
    false,
  )
