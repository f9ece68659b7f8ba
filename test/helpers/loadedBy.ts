import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'

import { nodeArguments } from './sources.ts'

/** The files of packages, of those that a pattern fits, which a server with these variables loads. */
export function loadedBy(variables: Record<string, string>, pattern: RegExp): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    nodeArguments('test/helpers/printLoaded.ts'),
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
  return (JSON.parse(stdout) as string[]).filter((file) => pattern.test(file))
}
