import { rm, stat } from 'node:fs/promises'
import path from 'node:path'

import { namesIn, unlessMissing } from '../lib/unlessMissing.ts'

/** The folder, inside that of the media, where files are while they arrive, wherever they are kept then. */
export const incomingFolder = (folder: string): string => path.resolve(folder, '.incoming')

/** Removes what has arrived by half, and longer ago than `age` milliseconds. */
export async function removeOldArrivals(folder: string, age: number): Promise<void> {
  const before = Date.now() - age
  for (const name of await namesIn(incomingFolder(folder))) {
    const file = path.join(incomingFolder(folder), name)
    const found = await unlessMissing(stat(file), undefined)
    if (found && found.mtimeMs <= before) await rm(file, { force: true })
  }
}
