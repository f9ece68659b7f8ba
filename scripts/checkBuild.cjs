// Loaded before the built server and its commands, which cannot say themselves that they are missing.
const { existsSync } = require('node:fs')

if (!existsSync('dist/src/main.js')) {
  process.stderr.write('The server is not built yet; run `npm run build` first.\n')
  process.exit(1)
}
