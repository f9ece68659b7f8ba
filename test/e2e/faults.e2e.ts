import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { compileSources, nodeArguments } from '../helpers/sources.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'collective-faults-'))
beforeAll(compileSources)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('outlives a rejection, ends in order on an exception, and never leaves either to Next', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    nodeArguments('test/helpers/faultyServer.ts'),
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
        PORT: '0',
        HOST: '127.0.0.1',
        DATABASE_URL: `file:${path.join(folder, 'faults.db')}`,
        MEDIA_DIR: path.join(folder, 'media'),
      },
    },
  )
  expect(stdout).toContain('listeners 1 1 1 1')
  expect(stdout).toContain('A promise was rejected and nobody waited for it')
  expect(stdout).toContain('after the rejection 200')
  expect(stdout).toContain('Something failed that nothing caught')
  expect(status).toBe(1)
})
