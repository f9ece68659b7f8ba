import { mkdtempSync } from 'node:fs'
import path from 'node:path'

import { inject } from 'vitest'

import type { TestServer } from './server.ts'

let made = 0

/** Where there is nothing yet: a database of the kind under test, and a folder for media. */
export function otherDatabase(server: TestServer) {
  made += 1
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
  url.pathname = `/${inject('mongoDatabases')}other-${process.env.VITEST_POOL_ID}-${made}`
  return url.href
}
