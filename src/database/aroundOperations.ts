import type { BaseDatabaseAdapter } from 'payload'

/** What a database adapter of Payload is asked and told. */
const operations = [
  'count',
  'countVersions',
  'create',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findDistinct',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
  'beginTransaction',
  'commitTransaction',
] as const

type Operation = (typeof operations)[number]

export type Operations = Pick<BaseDatabaseAdapter, Operation>

/**
 * Puts something around each operation of a database adapter.
 * @param around gets the operation to do and what it is given, and gives its result or throws its error
 */
export function aroundOperations(
  adapter: Operations,
  around: (
    name: Operation,
    operate: () => Promise<unknown>,
    args: readonly unknown[],
  ) => Promise<unknown>,
): void {
  for (const name of operations) {
    const run = adapter[name] as (...args: unknown[]) => Promise<unknown>
    Object.assign(adapter, {
      [name](this: unknown, ...args: unknown[]) {
        return around(name, () => run.apply(this, args), args)
      },
    })
  }
}
