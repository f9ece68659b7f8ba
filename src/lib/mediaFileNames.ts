import { readdir } from 'node:fs/promises'

import { unlessMissing } from './unlessMissing.ts'

/** The names of all files of media in a folder; none where there is no such folder. */
export async function mediaFileNames(folder: string): Promise<string[]> {
  const entries = await unlessMissing(readdir(folder, { withFileTypes: true }), [])
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
}
