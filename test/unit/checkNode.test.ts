import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const run = (version: string) =>
  spawnSync(
    process.execPath,
    [
      '--eval',
      `Object.defineProperty(process, 'version', { value: '${version}' }); require('./scripts/checkNode.cjs')`,
    ],
    { encoding: 'utf8' },
  )

test.each(['v16.20.2', 'v18.20.8', 'v20.18.3'])('%s is told what is needed', (version) => {
  const { status, stderr } = run(version)
  expect(status).toBe(1)
  expect(stderr).toBe(
    `Node.js 20.19 or newer is needed, and this is ${version}; install Node.js 24 from https://nodejs.org and run the command again.\n`,
  )
})

test.each(['v20.19.0', 'v22.12.0', 'v24.0.0'])('%s is welcome', (version) => {
  expect(run(version)).toMatchObject({ status: 0, stderr: '' })
})
