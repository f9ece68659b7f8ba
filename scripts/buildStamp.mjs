import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const inputs = [
  'src',
  'collections',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.next.json',
]
const stampFile = 'dist/.stamp'

/** Whether dist/ and .next/ were built from the sources as they are now. */
export const isBuilt = () =>
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp()

/** Notes what dist/ and .next/ were built from; the last step of a build, so half of one never counts. */
export const writeBuildStamp = () => writeFileSync(stampFile, sourceStamp())

function sourceStamp() {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesOf(input)) {
      hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesOf(input) {
  const found = readdirSync(path.dirname(input), { withFileTypes: true }).find(
    (entry) => entry.name === path.basename(input),
  )
  if (!found?.isDirectory()) return [input]
  return readdirSync(input, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
