import type { BaseDatabaseAdapter } from 'payload'

import { noteFault } from '../lib/notedFault.ts'
import { passingFault } from '../lib/passingFault.ts'
import { adapterOperations } from './adapterOperations.ts'

/**
 * Notes each passing fault that an operation fails by. Payload takes whoever cannot be looked up for a
 * stranger, and would answer a session with 403, or as if it were signed out, for as long as the
 * database does not answer.
 */
export function notePassingFaults(
  adapter: Pick<BaseDatabaseAdapter, (typeof adapterOperations)[number]>,
): void {
  for (const name of adapterOperations) {
    const run = adapter[name] as (...args: unknown[]) => Promise<unknown>
    Object.assign(adapter, {
      async [name](this: unknown, ...args: unknown[]) {
        try {
          return await run.apply(this, args)
        } catch (error) {
          const fault = passingFault(error)
          if (fault) noteFault(fault)
          throw error
        }
      },
    })
  }
}
