import { LRUCache } from 'lru-cache'
import { APIError, type BaseDatabaseAdapter } from 'payload'

import { isWriteConflict } from '../lib/isWriteConflict.ts'
import { passingFault } from '../lib/passingFault.ts'

const writes = [
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

type TransactionID = number | string
type WriteArguments = { req?: { transactionID?: Promise<TransactionID> | TransactionID } }

type Adapter = Pick<
  BaseDatabaseAdapter,
  (typeof writes)[number] | 'commitTransaction' | 'rollbackTransaction'
>

/** More than ever are open at once. */
const remembered = 1000

/**
 * Lets a write that ran into another one take its whole transaction with it, so that the request can
 * be tried again from its start. Stock, a change of many documents notes the conflict as the fault of
 * one of them, commits what is left, and answers 400. Where a read on the way fails and rolls the
 * transaction back, stock commits nothing, and answers as if it had.
 */
export function failOnWriteConflict(adapter: Adapter): void {
  const failed = new LRUCache<TransactionID, Error>({ max: remembered })
  const { commitTransaction, rollbackTransaction } = adapter

  for (const name of writes) {
    const write = adapter[name] as (args: WriteArguments) => Promise<unknown>
    Object.assign(adapter, {
      async [name](this: unknown, args: WriteArguments) {
        const id = await args.req?.transactionID
        const failure = id && failed.get(id)
        // The adapter would write outside of a transaction that is over.
        if (failure) throw failure
        try {
          return await write.call(this, args)
        } catch (error) {
          const named = nameConflict(error)
          if (id && named !== error) failed.set(id, named)
          throw named
        }
      },
    })
  }

  adapter.commitTransaction = async function (this: BaseDatabaseAdapter, transactionID) {
    const id = await transactionID
    const failure = failed.get(id)
    if (failure) {
      await adapter.rollbackTransaction(id)
      throw failure
    }
    try {
      await commitTransaction.call(this, id)
    } catch (error) {
      throw nameConflict(error)
    }
  }

  adapter.rollbackTransaction = async function (this: BaseDatabaseAdapter, transactionID) {
    const id = await transactionID
    if (id && !failed.has(id)) failed.set(id, new Error('The transaction was rolled back.'))
    await rollbackTransaction.call(this, id)
  }
}

/** A conflict in words that may be shown, any other error as it is. */
const nameConflict = (error: unknown): Error => {
  const cause = error instanceof Error ? error : new Error(String(error))
  return isWriteConflict(cause) && !passingFault(cause)
    ? Object.assign(new APIError(writeConflictMessage, 503, null, true), { cause })
    : cause
}
