import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

import { syncFile } from '../lib/syncFile.ts'
import { unlessMissing } from '../lib/unlessMissing.ts'

/** Writes a new file and has it outlive a power cut. */
export async function writeDurably(
  file: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  await pipeline(counted(content, onBytes), createWriteStream(file))
  await syncFile(file)
}

/** The same content, told of as it goes by. @param onBytes told how many bytes more there were */
export async function* counted<T extends Uint8Array>(
  content: AsyncIterable<T> | Iterable<T>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<T> {
  for await (const chunk of content) {
    onBytes(chunk.length)
    yield chunk
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function digestOf(
  file: string,
  { end, onBytes = () => {} }: { end?: number; onBytes?: (bytes: number) => void } = {},
): Promise<string> {
  const hash = createHash('sha256')
  const content: AsyncIterable<Buffer> = createReadStream(file, { end })
  for await (const chunk of counted(content, onBytes)) hash.update(chunk)
  return hash.digest('hex')
}

/** The text of a file; nothing where there is no such file. */
export const textOf = (file: string): Promise<string | undefined> =>
  unlessMissing(readFile(file, 'utf8'), undefined)
