import type { BaseDatabaseAdapter } from 'payload'

type Callback = () => Promise<void> | void

declare module 'payload' {
  interface BaseDatabaseAdapter {
    /**
     * Runs `callback` once the transaction has been committed, never if it is rolled back, and at
     * once where there is no transaction. A callback that fails is logged; the write stands.
     */
    afterCommit: (
      transactionID: number | Promise<number | string> | string | undefined,
      callback: Callback,
    ) => Promise<void>
    /** A value that changes when another process has written, where the database can tell. */
    othersVersion?: () => Promise<string>
    /**
     * Makes what was deleted unreadable in the database's own files, where that is in our hands.
     * Not within a transaction.
     */
    shred?: () => Promise<void>
  }
}

type Adapter = Pick<
  BaseDatabaseAdapter,
  'afterCommit' | 'commitTransaction' | 'payload' | 'rollbackTransaction'
>

/** Gives a database adapter `afterCommit`; Payload itself has no hook that runs after the commit. */
export function addAfterCommit(adapter: Adapter): void {
  const waiting = new Map<number | string, Callback[]>()
  const { commitTransaction, rollbackTransaction } = adapter

  const run = async (callback: Callback) => {
    try {
      await callback()
    } catch (error) {
      adapter.payload.logger.error({ err: error, msg: 'Work after a saved change failed' })
    }
  }

  adapter.afterCommit = async (transactionID, callback) => {
    const id = await transactionID
    if (!id) return run(callback)
    waiting.set(id, [...(waiting.get(id) ?? []), callback])
  }

  adapter.commitTransaction = async function (this: Adapter, transactionID) {
    const id = await transactionID
    const callbacks = waiting.get(id) ?? []
    waiting.delete(id)
    await commitTransaction.call(this as BaseDatabaseAdapter, id)
    for (const callback of callbacks) await run(callback)
  }

  adapter.rollbackTransaction = async function (this: Adapter, transactionID) {
    const id = await transactionID
    waiting.delete(id)
    await rollbackTransaction.call(this as BaseDatabaseAdapter, id)
  }
}
