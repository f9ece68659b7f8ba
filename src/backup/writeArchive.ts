import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

import { OperatorError } from '../lib/operatorError.ts'
import { limits, manifestPath, type Manifest, type ManifestEntry } from './manifest.ts'
import { emptySeal, sealFile } from './seal.ts'

/** What is to be written: `stream` is called when its turn comes, one after the other. */
export type ArchiveEntry = {
  path: string
  compress: boolean
  stream: () => AsyncIterable<Uint8Array>
}

/**
 * Writes a ZIP file, in ZIP64 where it is large, entry by entry, and seals it. Nothing of an entry is
 * kept in memory but a few chunks.
 * @param describe gives the manifest, which is written last, once every entry's checksum is known
 * @param onBytes told how many bytes more have been written, before compression
 * @throws OperatorError where there are more files than can be restored
 */
export async function writeArchive(
  file: string,
  entries: ArchiveEntry[],
  describe: (written: ManifestEntry[]) => Manifest,
  onBytes: (bytes: number) => void = () => {},
): Promise<Manifest> {
  if (entries.length > limits.entries) {
    throw new OperatorError(
      `There are ${entries.length} files, and a backup holds ${limits.entries} at most.`,
    )
  }
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const written: ManifestEntry[] = []
  let manifest: Manifest | undefined

  const add = (
    path: string,
    compress: boolean,
    content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ) =>
    zip.addReadStreamLazy(path, { compress, mode: 0o100600 }, (done) => {
      const stream = Readable.from(content(), { objectMode: false })
      stream.once('error', (error) => output.destroy(error))
      done(null, stream)
    })

  for (const { path, compress, stream } of entries) {
    add(path, compress, async function* () {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of stream()) {
        hash.update(chunk)
        bytes += chunk.length
        onBytes(chunk.length)
        yield chunk
      }
      written.push({ path, bytes, sha256: hash.digest('hex') })
    })
  }
  add(manifestPath, true, function* () {
    manifest = describe(written)
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    if (text.length > limits.manifestBytes) {
      throw new OperatorError('The list of files is too large for a backup that can be restored.')
    }
    yield text
  })
  zip.once('error', (error: Error) => output.destroy(error))
  zip.end({ comment: emptySeal, forceZip64Format: false })

  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  await once(target, 'open')
  await pipeline(output, target)
  await sealFile(file)
  if (!manifest) throw new Error('The manifest was not written')
  return manifest
}
