import type { PayloadRequest } from 'payload'

import type { ByteRange } from '../lib/byteRange.ts'

/**
 * Where the files of media are kept. Names are single path segments made by `newStem`.
 *
 * A file is unsettled while it is not certain whether a document refers to it: from before it is
 * stored until the document is saved, and from before a document lets it go until it is removed.
 * Only such files are ever swept, so a server started on another database removes nothing.
 */
export type MediaStorage = {
  /** Stores an unsettled file under a new name; once this resolves, it outlives a crash. */
  write: (name: string, source: FileSource) => Promise<void>
  /** Stores a second, unsettled file of the same content. */
  copy: (from: string, to: string) => Promise<void>
  /** The whole of a file. */
  read: (name: string) => Promise<Buffer>
  /** @param range the bytes to read, all of them without it */
  stream: (name: string, range?: ByteRange) => Promise<ReadableStream<Uint8Array>>
  /** Length in bytes; undefined where there is no such file. */
  size: (name: string) => Promise<number | undefined>
  /** Removes a file, which may be gone already, and settles it. */
  remove: (name: string) => Promise<void>
  /** The names of all files, and when each was stored, in milliseconds since 1970. */
  list: () => Promise<Map<string, number>>
  /**
   * An address at which whoever has it gets the file for a minute; only where there is such a way,
   * and it is wanted.
   */
  link?: (name: string, req: PayloadRequest) => Promise<string>
  unsettle: (name: string) => Promise<void>
  settle: (name: string) => Promise<void>
  /** The names of unsettled files that were stored longer ago than `age` milliseconds. */
  listUnsettled: (age: number) => Promise<string[]>
}

/** The content of a file, or the path of a temporary file that has it. */
export type FileSource = Buffer | { path: string }
