import type { Payload, Where } from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import { imageSizes } from '../lib/imageSizes.ts'
import type { Media } from '../lib/payload-types.ts'
import { fileNames } from './mediaFile.ts'
import type { MediaStorage } from './storage.ts'

const batchSize = 100

/** Matches the documents, in the trash too, that any of these files belongs to. */
export const ownersOf = (names: string[]): Where => ({
  or: [
    { filename: { in: names } },
    ...imageSizes.map((size) => ({ [`sizes.${size.name}.filename`]: { in: names } })),
  ],
})

/** Keeps those of the files that a document refers to, and removes the others. */
export async function settleFiles(
  payload: Payload,
  storage: MediaStorage,
  names: string[],
): Promise<void> {
  for (let first = 0; first < names.length; first += batchSize) {
    await settleBatch(payload, storage, names.slice(first, first + batchSize))
  }
}

async function settleBatch(
  payload: Payload,
  storage: MediaStorage,
  names: string[],
): Promise<void> {
  const { docs } = await payload.db.find<Media>({
    collection: mediaSlug,
    limit: 0,
    pagination: false,
    where: ownersOf(names),
  })
  const kept = new Set(docs.flatMap(fileNames))
  await Promise.all(
    names.map((name) => (kept.has(name) ? storage.settle(name) : storage.remove(name))),
  )
}
