import { createRequire } from 'node:module'

import { readEnv } from '../../src/env.ts'
import { mediaStorage } from '../../src/media/mediaStorage.ts'
import { startTracing } from '../../src/tracing/startTracing.ts'

// The configuration, with all that a server imports, one look at the files, and traces where they are on.
await import('../../src/server.ts')
await import('../../src/payload.config.ts')
await mediaStorage(readEnv())
  .size('nothing.txt')
  .catch(() => undefined)
await startTracing(readEnv())
const loaded = Object.keys(createRequire(import.meta.url).cache)
process.stdout.write(JSON.stringify(loaded))
process.exit()
