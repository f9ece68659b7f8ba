import { spawnSync } from 'node:child_process'

import { isBuilt } from '../../../scripts/buildStamp.mjs'

/** Builds the server and the panel, unless they were built from the sources as they are. */
export default function ensureBuilt(): void {
  if (isBuilt()) return
  process.stdout.write(
    'Building the server and the admin panel first; this takes a minute or two.\n',
  )
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed; its own messages are above.')
}
