import type { Payload } from 'payload'

import { sqliteClientOf } from './sqliteClientOf.ts'

/**
 * Lets documents be written before those that they refer to. What still refers to nothing at the end
 * is for `clearDeadReferences`.
 */
export const withoutForeignKeys = (payload: Payload, work: () => Promise<void>): Promise<void> =>
  sqliteClientOf(payload)?.withoutForeignKeys(work) ?? work()
