import { sqliteAdapter, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import path from 'node:path'
import type { DatabaseAdapterObj } from 'payload'

import { projectRoot } from '../lib/projectRoot.ts'
import { migrations } from '../migrations/index.ts'
import { addAfterCommit } from './afterCommit.ts'
import { askOneByOne } from './askOneByOne.ts'
import { deleteFound } from './deleteFound.ts'
import { endFailedJobUpdates } from './endFailedJobUpdates.ts'
import { joinDrafts } from './joinDrafts.ts'
import { keepAccounts } from './keepAccounts.ts'
import { keepVersionsInOrder } from './keepVersionsInOrder.ts'
import { measureOperations } from './measureOperations.ts'
import { notePassingFaults } from './notePassingFaults.ts'
import { createSqliteClient, type SqliteClient } from './sqliteClient.ts'
import { traceOperations } from './traceOperations.ts'
import { upgradeSqlite } from './upgradeSqlite.ts'
import { createWriteLock } from './writeLock.ts'

const busyTimeoutMs = 100
const writeDeadlineMs = 10_000
/** Longer than any upload to a bucket should take, which happens within one; a job is given up then too. */
const idleTransactionMs = 5 * 60_000
const migrationDir = path.join(projectRoot, 'src/migrations')

/**
 * Payload's SQLite adapter, made safe for parallel writes. Stock, parallel updates merge each
 * other's array rows without transactions, and are acknowledged and lost with them; what holds is
 * one writer at a time, see docs/decisions/0002-sqlite-writes.md.
 */
export function sqliteDatabase(url: string): DatabaseAdapterObj {
  const base = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    migrationDir,
    push: false,
    transactionOptions: {},
    busyTimeout: busyTimeoutMs,
    wal: true,
  })
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args)
      askOneByOne(adapter)
      deleteFound(adapter)
      endFailedJobUpdates(adapter)
      joinDrafts(adapter)
      keepAccounts(adapter)
      keepVersionsInOrder(adapter)
      measureOperations(adapter)
      notePassingFaults(adapter)
      traceOperations(adapter, 'sqlite')
      let client: SqliteClient | undefined
      const { beginTransaction, commitTransaction, connect, destroy, rollbackTransaction } = adapter

      adapter.connect = async function (this: SQLiteAdapter, options) {
        if (!client) {
          client = await createSqliteClient({
            url,
            busyTimeout: busyTimeoutMs,
            deadline: writeDeadlineMs,
            idle: idleTransactionMs,
            onLost: (loss) => {
              this.payload.logger.error({
                err: loss,
                msg: 'A transaction that did nothing any more was taken back, so that others can save',
              })
            },
            lock: createWriteLock(writeDeadlineMs),
          })
          this.client = client
        }
        await connect?.call(this, options)
        if (!options?.hotReload) {
          await upgradeSqlite({ adapter: this, client, migrations, url })
          await client.analyse()
        }
      }

      /** Of each transaction under way, whether it was taken back. */
      const losses = new Map<unknown, ReturnType<SqliteClient['lossOfLastBegun']>>()

      adapter.beginTransaction = async function (this: SQLiteAdapter, options) {
        try {
          const id = await beginTransaction.call(this, options)
          if (client) losses.set(id, client.lossOfLastBegun())
          return id
        } catch (error) {
          throw client?.takeBeginFailure() ?? error
        }
      }

      adapter.commitTransaction = async function (this: SQLiteAdapter, transactionID) {
        const id = await transactionID
        const loss = losses.get(id)?.()
        losses.delete(id)
        if (loss) {
          await rollbackTransaction.call(this, id)
          throw loss
        }
        await commitTransaction.call(this, id)
        const failure = client?.takeCommitFailure()
        if (failure) throw failure
      }

      adapter.rollbackTransaction = async function (this: SQLiteAdapter, transactionID) {
        const id = await transactionID
        losses.delete(id)
        await rollbackTransaction.call(this, id)
      }

      // Around the commit that throws what Payload's own swallows, or its work is done after a failed one.
      addAfterCommit(adapter)

      adapter.othersVersion = () => client?.othersVersion() ?? Promise.resolve('closed')

      adapter.shred = async () => client?.shred()

      adapter.destroy = async function (this: SQLiteAdapter) {
        await destroy?.call(this)
        // libSQL closes its file only when its statements are garbage collected, too late at an exit:
        // without this the newest writes stay in the -wal file beside it.
        await client?.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        client?.close()
        client = undefined
      }
      return adapter
    },
  }
}
