import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { mediaFileNames } from '../lib/mediaFileNames.ts'
import { namesIn, unlessMissing } from '../lib/unlessMissing.ts'
import { incomingFolder, removeOldArrivals } from './incoming.ts'
import type { MediaStorage } from './storage.ts'
import { webStream } from './webStream.ts'

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
    stream: (name, range) => Promise.resolve(webStream(createReadStream(pathOf(name), range))),
    size: async (name) => (await statOf(pathOf(name)))?.size,
    list: async () => {
      const files = new Map<string, number>()
      for (const name of await mediaFileNames(root)) {
        const stored = await statOf(pathOf(name))
        if (stored) files.set(name, stored.mtimeMs)
      }
      return files
    },
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
      await removeOldArrivals(folder, age)
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
