import { availableParallelism } from 'node:os'

import type { ViteUserConfig } from 'vitest/config'

/** What the suites on SQLite and on MongoDB have in common. */
export const shared: ViteUserConfig['test'] = {
  // Vite would load the other build of this package than Payload does, and two do not work together.
  alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  globalSetup: 'test/helpers/globalSetup.ts',
  setupFiles: 'test/helpers/leaveNothing.ts',
  isolate: false,
  // One core less than there are, as Vitest has it, leaves one of two idle half of the time.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  pool: 'forks',
  // Without a condition, importing Lexical can end the process on Node 20; see src/main.ts.
  execArgv: ['--conditions=development'],
  testTimeout: 30_000,
  // A new database on MongoDB gets some hundreds of indexes first.
  hookTimeout: 120_000,
}
