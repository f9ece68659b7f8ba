import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'

import { OperatorError } from '../lib/operatorError.ts'
import {
  limits,
  manifestPath,
  parseManifest,
  type Manifest,
  type ManifestEntry,
} from './manifest.ts'
import { checkSeal } from './seal.ts'

export type Archive = {
  manifest: Manifest
  /** The content of an entry; the end of it throws where the checksum is another. */
  stream: (entry: ManifestEntry) => AsyncIterable<Buffer>
  close: () => void
}

/**
 * Opens a backup once every byte of it has been found to be as it was written. The seal is no secret,
 * so what is in it may still be anybody's: it is held to the limits of a backup, and each entry to the
 * size that the manifest says.
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
  }).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  try {
    const found = await findEntries(file, zip)
    const manifest = await readManifest(file, zip, found)
    for (const entry of manifest.entries) requireEntry(file, found, entry)
    return {
      manifest,
      stream: (entry) => checkedContent(file, zip, requireEntry(file, found, entry), entry),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function findEntries(file: string, zip: ZipFile): Promise<Map<string, Entry>> {
  // The manifest is one more.
  if (zip.entryCount > limits.entries + 1) {
    throw new OperatorError(`${file} has more parts than a backup can have; nothing was changed.`)
  }
  const found = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) found.set(entry.fileName, entry)
  } catch (error) {
    throw unreadable(file, error)
  }
  return found
}

async function readManifest(
  file: string,
  zip: ZipFile,
  found: Map<string, Entry>,
): Promise<Manifest> {
  const entry = found.get(manifestPath)
  if (!entry) throw lacks(file, manifestPath)
  if (entry.uncompressedSize > limits.manifestBytes) {
    throw new OperatorError(`${file} lists more than a backup can hold; nothing was changed.`)
  }
  // Where there is more of it than it says, the end is an error: yauzl counts.
  const content = await zip
    .openReadStreamPromise(entry)
    .then(text)
    .catch((error: unknown) => {
      throw unreadable(file, error)
    })
  return parseManifest(content)
}

function requireEntry(
  file: string,
  found: Map<string, Entry>,
  { bytes, path }: ManifestEntry,
): Entry {
  const entry = found.get(path)
  if (!entry) throw lacks(file, path)
  if (entry.uncompressedSize !== bytes) {
    throw new OperatorError(
      `${path} in ${file} is ${entry.uncompressedSize} bytes long, not ${bytes} as its manifest says; nothing was changed.`,
    )
  }
  return entry
}

async function* checkedContent(
  file: string,
  zip: ZipFile,
  entry: Entry,
  { path, sha256 }: ManifestEntry,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const read = chunk as Buffer
      hash.update(read)
      yield read
    }
  } catch (error) {
    throw unreadable(file, error)
  }
  if (hash.digest('hex') !== sha256) {
    throw new OperatorError(`${path} in ${file} is damaged: its checksum is another.`)
  }
}

const lacks = (file: string, path: string) =>
  new OperatorError(`${file} lacks ${path}; nothing was changed.`)

const unreadable = (file: string, error: unknown) =>
  new OperatorError(
    `${file} cannot be read as a backup: ${error instanceof Error ? error.message : String(error)}; nothing was changed.`,
  )
