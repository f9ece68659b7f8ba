import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'

import { inject } from 'vitest'

import type { TestServer } from './server.ts'

/** Where there is nothing yet: a database of the kind under test, and a folder for media. */
export function otherDatabase(server: TestServer) {
  const folder = mkdtempSync(path.join(server.folder, 'other-'))
  return {
    folder,
    DATABASE_URL: urlOf(folder),
    DATABASE_COMPATIBILITY: process.env.DATABASE_COMPATIBILITY as 'documentdb' | undefined,
    MEDIA_DIR: path.join(folder, 'media'),
  }
}

function urlOf(folder: string): string {
  if (!process.env.TEST_MONGODB_URL) return `file:${path.join(folder, 'other.db')}`
  const url = new URL(process.env.TEST_MONGODB_URL)
  // MongoDB takes names of up to 63 bytes.
  url.pathname = `/${inject('mongoDatabases')}other-${randomUUID().slice(0, 8)}`
  return url.href
}
