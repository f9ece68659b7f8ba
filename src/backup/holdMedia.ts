import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

import { bucketStorage } from '../media/bucket/bucketStorage.ts'
import { createBucket, type Bucket } from '../media/bucket/createBucket.ts'
import { holdBucket } from '../media/bucket/hold.ts'
import type { MediaSettings } from '../media/mediaStorage.ts'
import { holdFiles } from './holdFiles.ts'

/** Files of media that stay while they are read, though a server removes them. */
export type HeldMedia = {
  /** Holds every file that is there now. */
  holdAll: () => Promise<void>
  /** @returns those that are neither held nor there */
  hold: (names: Iterable<string>) => Promise<string[]>
  stream: (name: string) => AsyncIterable<Uint8Array>
  release: () => Promise<void> | void
}

/** Keeps the files of media from going away while they are read, wherever they are. */
export const holdMedia = async ({ MEDIA_DIR, bucket }: MediaSettings): Promise<HeldMedia> =>
  bucket ? holdObjects(createBucket(bucket), MEDIA_DIR) : holdFiles(MEDIA_DIR)

/** A server that is to remove a file of a held bucket leaves it for later. */
async function holdObjects(bucket: Bucket, folder: string): Promise<HeldMedia> {
  const storage = bucketStorage(bucket, folder)
  return {
    holdAll: async () => {},
    hold: async (names) => {
      const files = await storage.list()
      return [...names].filter((name) => !files.has(name))
    },
    stream: async function* (name) {
      yield* Readable.fromWeb((await storage.stream(name)) as ReadableStream<Uint8Array>)
    },
    release: await holdBucket(bucket),
  }
}
