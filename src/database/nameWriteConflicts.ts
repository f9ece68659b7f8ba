import { APIError, type BaseDatabaseAdapter } from 'payload'

import { isWriteConflict } from '../lib/isWriteConflict.ts'

const writes = [
  'commitTransaction',
  'create',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

export const writeConflictMessage =
  'Somebody else changed the same document at the same moment. Please try again.'

/**
 * Lets a write that ran into another one say so, and not be taken for a fault: a change of many
 * documents answers with what became of each, where nothing else would word it.
 */
export function nameWriteConflicts(
  adapter: Pick<BaseDatabaseAdapter, (typeof writes)[number]>,
): void {
  for (const name of writes) {
    const write = adapter[name] as (...args: unknown[]) => Promise<unknown>
    Object.assign(adapter, {
      async [name](this: unknown, ...args: unknown[]) {
        try {
          return await write.apply(this, args)
        } catch (error) {
          if (!isWriteConflict(error)) throw error
          throw Object.assign(new APIError(writeConflictMessage, 503, null, true), { cause: error })
        }
      },
    })
  }
}
