import type { BaseDatabaseAdapter } from 'payload'

import { measurements } from '../lib/measurements.ts'
import { adapterOperations } from './adapterOperations.ts'

/** Takes the time of what the database is asked and told, for `/metrics`. */
export function measureOperations(
  adapter: Pick<BaseDatabaseAdapter, (typeof adapterOperations)[number]>,
): void {
  const { database } = measurements()
  for (const name of adapterOperations) {
    const run = adapter[name] as (...args: unknown[]) => Promise<unknown>
    Object.assign(adapter, {
      async [name](this: unknown, ...args: unknown[]) {
        const start = performance.now()
        try {
          return await run.apply(this, args)
        } finally {
          database.add(name, (performance.now() - start) / 1000)
        }
      },
    })
  }
}
