import type { BaseDatabaseAdapter } from 'payload'

import { isRecord } from '../lib/isRecord.ts'
import { noteFault } from '../lib/notedFault.ts'
import { passingFault } from '../lib/passingFault.ts'
import { adapterOperations } from './adapterOperations.ts'

/**
 * Notes on the request of an operation that it failed by a passing fault. Payload takes whoever
 * cannot be looked up for a stranger, and would answer a session with 403, or as if it were signed
 * out, for as long as the database does not answer.
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
          const context = fault && contextOf(args[0])
          if (context) noteFault(context, fault)
          throw error
        }
      },
    })
  }
}

const contextOf = (args: unknown) =>
  isRecord(args) && isRecord(args.req) && isRecord(args.req.context) ? args.req.context : undefined
