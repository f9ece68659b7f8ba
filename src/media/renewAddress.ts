import type { CollectionBeforeChangeHook } from 'payload'

import type { Media } from '../lib/payload-types.ts'
import { neutralBase, newStem } from '../lib/storedName.ts'
import { servesForever } from './servesForever.ts'
import { copyTogether } from './storeTogether.ts'
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
    const copies: [from: string, to: string][] = []
    const rename = (name: string, to: string) => {
      const renewed = to + (/\.[^.]*$/.exec(name)?.[0] ?? '')
      copies.push([name, renewed])
      return renewed
    }
    const filename = rename(originalDoc.filename, stem)
    const sizes: Record<string, unknown> = {}
    for (const [name, size] of Object.entries(data.sizes ?? originalDoc.sizes ?? {})) {
      sizes[name] = size.filename
        ? { ...size, filename: rename(size.filename, `${stem}-${name}`) }
        : size
    }
    await copyTogether(storage, copies)
    return { ...data, filename, sizes }
  }
