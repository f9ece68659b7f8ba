import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { nodeArguments } from '../helpers/sources.ts'
import { startWatched, type WatchedServer } from './watchedServer.ts'

const account = { email: 'admin@example.org', password: 'long enough for a test' }

export type Installation = {
  folder: string
  media: string
  variables: Record<string, string>
  account: typeof account
  start: (variables?: Record<string, string>) => Promise<WatchedServer>
  /** Runs a command of the operator, and gives its exit code and what it printed. */
  cms: (...command: string[]) => Promise<{ status: number; stdout: string }>
  remove: () => void
}

/**
 * Makes a database, a folder and an admin.
 * @param options.mongodbUrl a MongoDB server, in which a database of its own is made
 * @param options.folder where to, an own one without it
 */
export async function makeInstallation(options: {
  name: string
  mongodbUrl?: string | undefined
  folder?: string
}): Promise<Installation> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), `reliability-${options.name}-`))
  const media = path.join(folder, 'media')
  mkdirSync(media, { recursive: true })
  const variables: Record<string, string> = {
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
    CMS_PASSWORD: account.password,
    SIGNUP_RATE_LIMIT: '0',
    MEDIA_DIR: media,
    ...databaseOf(folder, options),
  }
  const cms = async (...command: string[]) => {
    try {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...nodeArguments('src/cli/index.ts'), ...command],
        { env: { ...process.env, ...variables }, cwd: process.cwd() },
      )
      return { status: 0, stdout }
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string }
      return { status: code, stdout }
    }
  }
  const { status, stdout } = await cms('create-admin', '--email', account.email)
  if (status !== 0) throw new Error(`There is no account: ${stdout}`)
  return {
    folder,
    media,
    variables,
    account,
    cms,
    start: (more = {}) => startWatched({ ...variables, ...more }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function databaseOf(
  folder: string,
  { mongodbUrl, name }: { mongodbUrl?: string | undefined; name: string },
): Record<string, string> {
  if (!mongodbUrl) return { DATABASE_URL: `file:${path.join(folder, 'cms.db')}` }
  const url = new URL(mongodbUrl)
  url.pathname = `/reliability-${name}-${process.pid}`
  return {
    DATABASE_URL: url.href,
    DATABASE_COMPATIBILITY: process.env.TEST_MONGODB_COMPATIBILITY ?? '',
  }
}
