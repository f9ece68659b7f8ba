import { APIError, type BaseDatabaseAdapter } from 'payload'

import { isWriteConflict } from '../lib/isWriteConflict.ts'

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

/**
 * Lets a write that ran into another one take its whole transaction with it, so that the request can
 * be tried again from its start. Stock, a change of many documents notes the conflict as the fault of
 * one of them, commits what is left, and answers 400.
 */
export function failOnWriteConflict(adapter: Adapter): void {
  const failed = new Map<TransactionID, Error>()
  const { commitTransaction, rollbackTransaction } = adapter

  for (const name of writes) {
    const write = adapter[name] as (args: WriteArguments) => Promise<unknown>
    Object.assign(adapter, {
      async [name](this: unknown, args: WriteArguments) {
        try {
          return await write.call(this, args)
        } catch (error) {
          const id = await args.req?.transactionID
          const named = nameConflict(error)
          if (id && named !== error) failed.set(id, named)
          throw named
        }
      },
    })
  }

  adapter.commitTransaction = async function (this: BaseDatabaseAdapter, transactionID) {
    const id = await transactionID
    const conflict = failed.get(id)
    if (conflict) {
      await adapter.rollbackTransaction(id)
      throw conflict
    }
    try {
      await commitTransaction.call(this, id)
    } catch (error) {
      throw nameConflict(error)
    }
  }

  adapter.rollbackTransaction = async function (this: BaseDatabaseAdapter, transactionID) {
    const id = await transactionID
    failed.delete(id)
    await rollbackTransaction.call(this, id)
  }
}

/** A conflict in words that may be shown, any other error as it is. */
const nameConflict = (error: unknown): Error => {
  const cause = error instanceof Error ? error : new Error(String(error))
  return isWriteConflict(cause)
    ? Object.assign(new APIError(writeConflictMessage, 503, null, true), { cause })
    : cause
}
