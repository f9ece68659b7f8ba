import { createWriteStream } from 'node:fs'
import { open, readdir, readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** Writes a new file and has it outlive a power cut. */
export async function writeDurably(
  file: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  await pipeline(
    content,
    async function* (chunks) {
      for await (const chunk of chunks) {
        onBytes(chunk.length)
        yield chunk
      }
    },
    createWriteStream(file),
  )
  await sync(file)
}

/** Has a file, or the names in a folder, outlive a power cut. */
export async function sync(file: string): Promise<void> {
  const handle = await open(file)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The names in a folder; none where there is no such folder. */
export const namesIn = (folder: string): Promise<string[]> => unlessMissing(readdir(folder), [])

/** The text of a file; nothing where there is no such file. */
export const textOf = (file: string): Promise<string | undefined> =>
  unlessMissing(readFile(file, 'utf8'), undefined)

/** @returns `otherwise` where a file is not there */
export async function unlessMissing<T, U>(work: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
    throw error
  }
}
