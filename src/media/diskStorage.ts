import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

import type { MediaStorage } from './storage.ts'

/** The folder, inside that of the media, where files are while they arrive. */
export const incomingFolder = (folder: string): string => path.resolve(folder, '.incoming')

/** Keeps files in one folder of a local disk; `.unsettled` in it has an empty file for each such file. */
export function diskStorage(folder: string): MediaStorage {
  const root = path.resolve(folder)
  const incoming = incomingFolder(folder)
  const unsettled = path.join(root, '.unsettled')

  const pathOf = (name: string, parent = root) => {
    if (name !== path.basename(name) || name.startsWith('.') || name.includes('\0')) {
      throw new Error(`Not the name of a stored file: ${JSON.stringify(name)}`)
    }
    return path.join(parent, name)
  }

  const unsettle = async (name: string) => {
    await mkdir(unsettled, { recursive: true })
    await writeFile(pathOf(name, unsettled), '')
    await sync(unsettled)
  }
  const settle = (name: string) => rm(pathOf(name, unsettled), { force: true })

  // A file has its name only once all of it is on the disk, and so has the name.
  const place = async (name: string, fill: (temporary: string) => Promise<void>) => {
    const target = pathOf(name)
    const temporary = path.join(incoming, randomUUID())
    await mkdir(incoming, { recursive: true })
    await unsettle(name)
    try {
      await fill(temporary)
      await sync(temporary)
      await rename(temporary, target)
      await sync(root)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }

  return {
    write: (name, source) =>
      place(name, (temporary) =>
        Buffer.isBuffer(source) ? writeFile(temporary, source) : copyFile(source.path, temporary),
      ),
    copy: (from, to) => place(to, (temporary) => copyFile(pathOf(from), temporary)),
    read: (name) => readFile(pathOf(name)),
    stream: (name, range) => webStream(createReadStream(pathOf(name), range)),
    size: async (name) => (await statOf(pathOf(name)))?.size,
    remove: async (name) => {
      await rm(pathOf(name), { force: true })
      await settle(name)
    },
    unsettle,
    settle,
    listUnsettled: async (age) => {
      const before = Date.now() - age
      const isOlder = async (...files: string[]) => {
        for (const file of files) {
          const modified = (await statOf(file))?.mtimeMs
          if (modified !== undefined) return modified <= before
        }
        return false
      }
      for (const name of await namesIn(incoming)) {
        const file = path.join(incoming, name)
        if (await isOlder(file)) await rm(file, { force: true })
      }
      const names = []
      for (const name of await namesIn(unsettled)) {
        if (await isOlder(pathOf(name), pathOf(name, unsettled))) names.push(name)
      }
      return names
    },
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const statOf = (file: string) => unlessMissing(stat(file), undefined)

const namesIn = (folder: string) => unlessMissing(readdir(folder), [])

async function unlessMissing<T, U>(work: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
    throw error
  }
}

// Node's own type of a web stream and the DOM's differ in name only.
const webStream = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>
