import { createRequire } from 'node:module'

import { readEnv } from '../../src/env.ts'
import { mediaStorage } from '../../src/media/mediaStorage.ts'

// The configuration, with all that a server imports, and one look at the files.
await import('../../src/server.ts')
await import('../../src/payload.config.ts')
await mediaStorage(readEnv())
  .size('nothing.txt')
  .catch(() => undefined)
const loaded = Object.keys(createRequire(import.meta.url).cache)
process.stdout.write(
  JSON.stringify(loaded.filter((file) => /@aws-sdk|@smithy|storage-s3/.test(file))),
)
process.exit()
