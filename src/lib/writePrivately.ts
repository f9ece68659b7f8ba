import { rename, rm, writeFile } from 'node:fs/promises'

/**
 * Writes a file that its owner alone can read, in place of the one that may be there. Nobody ever finds
 * half of it; what is left of an attempt that failed ends in `.part`, and is written over.
 * @param file path in a folder that is there
 */
export async function writePrivately(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const unfinished = `${file}.part`
  // A file that is there keeps its permissions when it is written to.
  await rm(unfinished, { force: true })
  await writeFile(unfinished, content, { flag: 'wx', mode: 0o600 })
  await rename(unfinished, file)
}
