import { noteFault } from '../lib/notedFault.ts'
import { passingFault } from '../lib/passingFault.ts'
import { aroundOperations, type Operations } from './aroundOperations.ts'

/**
 * Notes each passing fault that an operation fails by. Payload takes whoever cannot be looked up for a
 * stranger, and would answer a session with 403, or as if it were signed out, for as long as the
 * database does not answer.
 */
export function notePassingFaults(adapter: Operations): void {
  aroundOperations(adapter, async (_name, operate) => {
    try {
      return await operate()
    } catch (error) {
      const fault = passingFault(error)
      if (fault) noteFault(fault)
      throw error
    }
  })
}
