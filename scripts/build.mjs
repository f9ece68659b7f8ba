// Builds the server into dist/ and the admin panel into .next/.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'

import { writeBuildStamp } from './buildStamp.mjs'
import { bundle } from './bundle.mjs'

const run = (script, args, env = {}) => {
  const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status !== 0) process.exit(status ?? 1)
}

rmSync('dist', { recursive: true, force: true })
await bundle()
run('next/dist/bin/next', ['build'], {
  NODE_ENV: 'production',
  NODE_OPTIONS: '--conditions=production',
  NEXT_TELEMETRY_DISABLED: '1',
  // The build reads the configuration; what it reads of the environment does not reach its output.
  PAYLOAD_SECRET: randomBytes(32).toString('hex'),
})
writeBuildStamp()
