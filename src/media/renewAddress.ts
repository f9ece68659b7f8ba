import type { CollectionBeforeChangeHook } from 'payload'

import type { Media } from '../lib/payload-types.ts'
import { neutralBase, newStem } from '../lib/storedName.ts'
import { servesForever } from './servesForever.ts'
import type { MediaStorage } from './storage.ts'

/**
 * Moves the files to a new address as soon as somebody is shown or consent is recorded: caches may
 * keep the earlier one for a year, whatever becomes of the consent, and it may hold a name.
 */
export const renewAddress =
  (storage: MediaStorage): CollectionBeforeChangeHook<Media> =>
  async ({ data, operation, originalDoc }) => {
    if (operation !== 'update' || !originalDoc?.filename) return data
    const replaced = data.filename !== originalDoc.filename
    if (replaced || !servesForever(originalDoc) || servesForever({ ...originalDoc, ...data })) {
      return data
    }
    const stem = newStem(neutralBase(originalDoc.mimeType ?? ''))
    const moved: Partial<Media> = {
      ...data,
      filename: await copyTo(storage, originalDoc.filename, stem),
    }
    const sizes: Record<string, unknown> = {}
    for (const [name, size] of Object.entries(data.sizes ?? originalDoc.sizes ?? {})) {
      sizes[name] = size.filename
        ? { ...size, filename: await copyTo(storage, size.filename, `${stem}-${name}`) }
        : size
    }
    return { ...moved, sizes }
  }

async function copyTo(storage: MediaStorage, name: string, stem: string): Promise<string> {
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? ''
  const renewed = stem + extension
  await storage.copy(name, renewed)
  return renewed
}
