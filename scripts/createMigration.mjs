// Writes the migration from the last shipped schema to the one the collections now describe.
// Payload's generator writes imports for its own module style; they are put into ours.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const name = process.argv[2]
if (!name) {
  console.error('Say what the migration does: npm run migrate:create -- add-event-series')
  process.exit(1)
}
const made = spawnSync('npx', ['payload', 'migrate:create', name], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '--conditions=development' },
})
if (made.status !== 0) process.exit(made.status ?? 1)

const folder = path.resolve('src/migrations')
for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.ts'))) {
  const full = path.join(folder, file)
  const text = readFileSync(full, 'utf8')
  const mended = text
    .replace(
      "import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'",
      "import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'",
    )
    .replaceAll(/(from '\.\/\w+)(\.js)?'/g, "$1.ts'")
  if (mended !== text) writeFileSync(full, mended)
}
