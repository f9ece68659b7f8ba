// Builds what is stale, then runs the demonstration in this process.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { isBuilt } from './buildStamp.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const fail = (message) => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function build() {
  if (!existsSync('node_modules/typescript')) {
    fail('The packages needed to build are missing; run `npm ci` first.')
  }
  try {
    accessSync('.', constants.W_OK)
  } catch {
    fail(
      `The folder ${process.cwd()} cannot be written to, and the build goes there; change its owner or permissions.`,
    )
  }
  console.log(
    'Building the server and the admin panel. This takes a minute or two, only this once.',
  )
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    encoding: 'utf8',
  })
  if (status === null) process.exit(130)
  if (status !== 0) fail(`${stdout}${stderr}The build failed; its own messages are above.`)
}

if (!isBuilt()) build()
await import(new URL('../dist/src/demo.js', import.meta.url).href)
