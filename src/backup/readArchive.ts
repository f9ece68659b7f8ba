import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { openPromise, type Entry } from 'yauzl'

import { OperatorError } from '../lib/operatorError.ts'
import { manifestPath, parseManifest, type Manifest, type ManifestEntry } from './manifest.ts'
import { checkSeal } from './seal.ts'

export type Archive = {
  manifest: Manifest
  /** The content of an entry; the end of it throws where the checksum is another. */
  stream: (entry: ManifestEntry) => AsyncIterable<Buffer>
  close: () => void
}

/**
 * Opens a backup once every byte of it has been found to be as it was written.
 * @param onBytes told how many bytes more have been checked
 * @throws OperatorError where it is damaged, cut short, or nothing that this program can read
 */
export async function readArchive(
  file: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<Archive> {
  await checkSeal(file, onBytes).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new OperatorError(`There is no file ${file}.`) : error
  })
  const zip = await openPromise(file, {
    autoClose: false,
    lazyEntries: true,
    strictFileNames: true,
  })
  const found = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) found.set(entry.fileName, entry)

  const open = async (path: string) => {
    const entry = found.get(path)
    if (!entry) throw new OperatorError(`${file} lacks ${path}; nothing was changed.`)
    return zip.openReadStreamPromise(entry)
  }

  const manifest = parseManifest(await text(await open(manifestPath)))
  for (const { path } of manifest.entries) {
    if (!found.has(path)) throw new OperatorError(`${file} lacks ${path}; nothing was changed.`)
  }
  return {
    manifest,
    stream: async function* ({ path, sha256 }) {
      const hash = createHash('sha256')
      for await (const chunk of await open(path)) {
        const read = chunk as Buffer
        hash.update(read)
        yield read
      }
      if (hash.digest('hex') !== sha256) {
        throw new OperatorError(`${path} in ${file} is damaged: its checksum is another.`)
      }
    },
    close: () => zip.close(),
  }
}
