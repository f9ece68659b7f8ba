import { rmSync } from 'node:fs'
import path from 'node:path'

import { bundle } from '../../scripts/bundle.mjs'

const folder = '.test-sources'

/** What tests run as processes of their own. */
const programs = [
  'src/cli/index.ts',
  'src/demo.ts',
  'src/main.ts',
  'test/helpers/dieInJob.ts',
  'test/helpers/faultyServer.ts',
  'test/helpers/killedRestore.ts',
  'test/helpers/makeTemplate.ts',
  'test/helpers/printLoaded.ts',
  'test/helpers/printNewTopic.ts',
  'test/helpers/queuePublications.ts',
  'test/helpers/replacePost.ts',
] as const

type Program = (typeof programs)[number]

/** Bundles what tests run as processes of their own, as the build does, once for all of them. */
export async function compileSources(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  await bundle({ entryPoints: [...programs], outdir: folder })
}

/** The arguments of Node that run a program, for example `src/main.ts`. */
export const nodeArguments = (program: Program) => [
  '--conditions=production',
  path.resolve(folder, program.replace(/\.ts$/, '.js')),
]
