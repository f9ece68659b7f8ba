import type { BaseDatabaseAdapter } from 'payload'

import { isRecord } from '../lib/isRecord.ts'
import { type PassingFault, passingFault } from '../lib/passingFault.ts'
import { adapterOperations } from './adapterOperations.ts'

const marker = 'passingFault'

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
          if (context) context[marker] = fault
          throw error
        }
      },
    })
  }
}

/** The passing fault that a request which Payload has handled met, even if nobody answered for it. */
export function notedFault(request: object): PassingFault | undefined {
  const context = 'context' in request ? request.context : undefined
  return isRecord(context) ? (context[marker] as PassingFault | undefined) : undefined
}

const contextOf = (args: unknown) =>
  isRecord(args) && isRecord(args.req) && isRecord(args.req.context) ? args.req.context : undefined
