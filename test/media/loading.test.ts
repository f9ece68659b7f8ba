import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

import { nodeArguments } from '../helpers/sources.ts'

/** The files of AWS that a server with these variables loads. */
function loadedBy(variables: Record<string, string>): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    nodeArguments('test/helpers/printLoadedAws.ts'),
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
        DATABASE_URL: 'file:./nothing.db',
        ...variables,
      },
    },
  )
  expect(stderr).not.toContain('Error')
  return JSON.parse(stdout) as string[]
}

test('nothing of AWS is loaded where media are in a folder', () => {
  expect(loadedBy({})).toEqual([])
})

test('its client alone is, once it is used, where they are in a bucket', () => {
  const loaded = loadedBy({
    S3_BUCKET: 'media',
    S3_ENDPOINT: 'http://127.0.0.1:9',
    S3_ACCESS_KEY_ID: 'x',
    S3_SECRET_ACCESS_KEY: 'x',
  })
  expect(loaded.some((file) => file.includes('@aws-sdk/client-s3'))).toBe(true)
  expect(loaded.some((file) => file.includes('storage-s3'))).toBe(false)
})
