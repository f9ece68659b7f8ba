import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { databaseVariables } from './server.ts'
import { nodeArguments } from './sources.ts'

const email = 'admin@example.org'
const password = 'long enough for a test'

/**
 * A database and a folder for `startServerProcess` that outlive the processes which use them, with
 * the account of an admin.
 * @param name of this test file's own, as its database is
 */
export function makeServerVariables(name: string) {
  const folder = mkdtempSync(path.join(tmpdir(), `collective-${name}-`))
  const variables: Record<string, string> = {
    NODE_ENV: 'test',
    PORT: '0',
    MEDIA_DIR: path.join(folder, 'media'),
    PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
    CMS_PASSWORD: password,
    ...databaseVariables(folder, name),
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [...nodeArguments('src/cli/index.ts'), 'create-admin', '--email', email],
    { encoding: 'utf8', env: { ...process.env, ...variables } },
  )
  if (status !== 0) throw new Error(`There is no account:\n${stderr}`)
  return {
    variables,
    /** What the admin signs in with. */
    account: { email, password },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
