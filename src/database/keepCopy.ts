import { chmod, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

import { OperatorError } from '../lib/operatorError.ts'
import { syncFile } from '../lib/syncFile.ts'

const kept = 3

/**
 * Keeps a copy of a SQLite file beside it, and the last three of them.
 * @param options.file path of the database
 * @param options.version what the copy is of, which becomes part of its name
 * @param options.write writes the copy to a path where there is no file yet
 * @returns the path of the copy
 * @throws OperatorError where it cannot be made; then there is no half of one either
 */
export async function keepCopy(options: {
  file: string
  version: string
  write: (to: string) => Promise<void>
}): Promise<string> {
  const { file, version, write } = options
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const copy = `${file}.${time}.${version}.backup`
  const unfinished = `${copy}.part`
  try {
    await write(unfinished)
    await chmod(unfinished, (await stat(file)).mode)
    // SQLite leaves it to the caller that a copy reaches the disk.
    await syncFile(unfinished)
    await rename(unfinished, copy)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new OperatorError(
      `No copy of ${file} could be made before its upgrade, so that nothing was changed: ${String(error)}`,
    )
  }
  await removeOld(file)
  return copy
}

/** What follows the name of the database in that of its copy: the time, and the version. */
const copyOf = /^\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.[^.]+\.backup$/

async function removeOld(file: string): Promise<void> {
  const folder = path.dirname(file)
  const base = path.basename(file)
  const copies = (await readdir(folder))
    // Copies that somebody else has made beside it are not ours to remove.
    .filter((name) => name.startsWith(base) && copyOf.test(name.slice(base.length)))
    .sort()
  for (const name of copies.slice(0, -kept)) await rm(path.join(folder, name))
}
