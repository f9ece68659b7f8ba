import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

import type { MediaStorage } from '../media/storage.ts'

/**
 * Copies the files of media that the target lacks, and reads each again.
 * @param temporary the path of a file that does not exist, for each on its way
 * @param onFile told of each that is there
 * @returns the names of those that are not the same afterwards
 */
export async function transferFiles(
  from: MediaStorage,
  to: MediaStorage,
  temporary: string,
  onFile: () => void,
): Promise<{ count: number; differing: string[] }> {
  const names = [...(await from.list()).keys()]
  const differing: string[] = []
  for (const name of names) {
    const original = await sumOf(from, name)
    if ((await sumOf(to, name)) !== original) {
      try {
        await pipeline(await contentOf(from, name), createWriteStream(temporary))
        await to.write(name, { path: temporary })
      } finally {
        await rm(temporary, { force: true })
      }
      await to.settle(name)
      if ((await sumOf(to, name)) !== original) differing.push(name)
    }
    onFile()
  }
  return { count: names.length, differing }
}

async function sumOf(storage: MediaStorage, name: string): Promise<string | undefined> {
  if ((await storage.size(name)) === undefined) return undefined
  const hash = createHash('sha256')
  for await (const chunk of await contentOf(storage, name)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const contentOf = async (storage: MediaStorage, name: string): Promise<Readable> =>
  Readable.fromWeb((await storage.stream(name)) as ReadableStream<Uint8Array>)
