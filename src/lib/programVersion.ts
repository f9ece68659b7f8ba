import { readFileSync } from 'node:fs'
import path from 'node:path'

import { projectRoot } from './projectRoot.ts'

const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  version: string
}

/** The version of this program, by its `package.json`. */
export const programVersion = version
