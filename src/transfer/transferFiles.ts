import path from 'node:path'

import { digestOf, unlessMissing } from '../backup/files.ts'
import { mediaFileNames } from '../backup/holdFiles.ts'
import { diskStorage } from '../media/diskStorage.ts'

/**
 * Copies the files of media that the target lacks, and reads each again.
 * @returns the names of those that are not the same afterwards
 */
export async function transferFiles(
  from: string,
  to: string,
  onFile: () => void,
): Promise<{ count: number; differing: string[] }> {
  const storage = diskStorage(to)
  const names = await mediaFileNames(path.resolve(from))
  const differing: string[] = []
  for (const name of names) {
    const original = await sumOf(path.resolve(from, name))
    if ((await sumOf(path.resolve(to, name))) !== original) {
      await storage.write(name, { path: path.resolve(from, name) })
      await storage.settle(name)
      if ((await sumOf(path.resolve(to, name))) !== original) differing.push(name)
    }
    onFile()
  }
  return { count: names.length, differing }
}

const sumOf = (file: string): Promise<string | undefined> =>
  unlessMissing(digestOf(file), undefined)
