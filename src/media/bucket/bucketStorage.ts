import { buffer } from 'node:stream/consumers'

import { contentDisposition } from '../../lib/contentDisposition.ts'
import { storedMimeType } from '../../lib/mediaTypes.ts'
import { removeOldArrivals } from '../incoming.ts'
import type { MediaStorage } from '../storage.ts'
import { webStream } from '../webStream.ts'
import type { Bucket, ObjectHeaders } from './createBucket.ts'
import { isHeld } from './hold.ts'
import { signedLinks } from './signedLinks.ts'

const unsettledPrefix = '.unsettled/'

/**
 * Keeps files in a bucket, under their names; an empty object under `.unsettled/` says of each such
 * file that it is one.
 * @param folder where files are while they arrive
 */
export function bucketStorage(bucket: Bucket, folder: string): MediaStorage {
  const noteOf = (name: string) => unsettledPrefix + keyOf(name)
  const unsettle = (name: string) => bucket.put(noteOf(name), Buffer.alloc(0))
  const settle = (name: string) => bucket.remove(noteOf(name))
  const open = async (name: string, range?: { start: number; end: number }) => {
    const content = await bucket.get(keyOf(name), range)
    if (!content) throw new Error(`There is no file ${name} in the bucket`)
    return content
  }

  return {
    write: async (name, source) => {
      await unsettle(name)
      await bucket.put(keyOf(name), source, headersOf(name))
    },
    copy: async (from, to) => {
      await unsettle(to)
      await bucket.copy(keyOf(from), keyOf(to), headersOf(to))
    },
    read: async (name) => buffer(await open(name)),
    stream: async (name, range) => webStream(await open(name, range)),
    size: (name) => bucket.size(keyOf(name)),
    list: async () => {
      const objects = await bucket.list('', { flat: true })
      return new Map(
        objects
          .filter(({ key }) => !key.startsWith('.'))
          .map(({ key, modified }) => [key, modified]),
      )
    },
    remove: async (name) => {
      // The note stays, so that a later sweep removes it.
      if (await isHeld(bucket)) return unsettle(name)
      await bucket.remove(keyOf(name))
      await settle(name)
    },
    unsettle,
    settle,
    listUnsettled: async (age) => {
      await removeOldArrivals(folder, age)
      const before = Date.now() - age
      const notes = await bucket.list(unsettledPrefix)
      return notes
        .filter(({ modified }) => modified <= before)
        .map(({ key }) => key.slice(unsettledPrefix.length))
    },
    ...(bucket.settings.signedLinks && { link: signedLinks(bucket.settings) }),
  }
}

function keyOf(name: string): string {
  if (name === '' || name.startsWith('.') || name.includes('/') || name.includes('\0')) {
    throw new Error(`Not the name of a stored file: ${JSON.stringify(name)}`)
  }
  return name
}

/** What the bucket says of a file to those who come by a link; our own answers say it anew. */
export function headersOf(name: string): ObjectHeaders {
  const type = storedMimeType(name) ?? 'application/octet-stream'
  return {
    ContentType: type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    ContentDisposition: contentDisposition(name, type),
  }
}
