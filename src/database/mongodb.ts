import { compatibilityOptions, mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj } from 'payload'

import type { Env } from '../env.ts'
import { addAfterCommit } from './afterCommit.ts'
import { askOneByOne } from './askOneByOne.ts'
import { countExactly } from './countExactly.ts'
import { describeServer } from './describeServer.ts'
import { ensureIndexes } from './ensureIndexes.ts'
import { failOnWriteConflict } from './failOnWriteConflict.ts'
import { keepAccounts } from './keepAccounts.ts'
import { keepVersionsInOrder } from './keepVersionsInOrder.ts'
import { measureOperations } from './measureOperations.ts'
import { notePassingFaults } from './notePassingFaults.ts'
import { openConnection } from './openConnection.ts'
import { readPendingVersions, recordVersions } from './recordVersions.ts'
import { traceOperations } from './traceOperations.ts'

/**
 * Payload's MongoDB adapter with transactions wherever the server has them. Stock, they are
 * switched off in silence unless the URL names a replica set, which a sharded cluster's never does.
 */
export function mongoDatabase(
  env: Pick<Env, 'DATABASE_COMPATIBILITY' | 'DATABASE_URL'>,
): DatabaseAdapterObj {
  const compatibility = env.DATABASE_COMPATIBILITY
  const differences: Omit<Parameters<typeof mongooseAdapter>[0], 'url'> = compatibility
    ? compatibilityOptions[compatibility]
    : {}
  const base = mongooseAdapter({
    ...differences,
    // Our `ensureIndexes` makes both, the indexes of an empty collection at once with it.
    connectOptions: { autoCreate: false, autoIndex: false },
    ensureIndexes: false,
    // With it, one document that fails takes back those changed before it, and the answer still lists
    // them as changed.
    bulkOperationsSingleTransaction: false,
    url: env.DATABASE_URL,
  })
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args)
      addAfterCommit(adapter)
      askOneByOne(adapter)
      countExactly(adapter)
      failOnWriteConflict(adapter)
      keepAccounts(adapter)
      keepVersionsInOrder(adapter)
      measureOperations(adapter)
      notePassingFaults(adapter)
      traceOperations(adapter, 'mongodb')
      const { beginTransaction, connect } = adapter

      adapter.connect = async function (this: MongooseAdapter, options) {
        await openConnection(this, env.DATABASE_URL)
        try {
          const pending = await readPendingVersions(this)
          await connect?.call(this, options)
          // Firestore takes none.
          if (differences.ensureIndexes !== false) await ensureIndexes(this)
          await recordVersions(this.payload, pending)
          const server = await describeServer(this.connection)
          if (compatibility === undefined && server.looksLike) {
            this.payload.logger.warn(
              `This server looks like ${server.looksLike}, not MongoDB itself: set DATABASE_COMPATIBILITY, or relations may answer empty.`,
            )
          }
          if (
            server.hasTransactions &&
            compatibility !== 'cosmosdb' &&
            compatibility !== 'firestore'
          ) {
            this.transactionOptions = {}
            this.beginTransaction = beginTransaction
          } else {
            this.payload.logger.warn(
              'This MongoDB server has no transactions: a failure in the middle of a save can leave half of it. Use a replica set, one node is enough.',
            )
          }
        } catch (error) {
          // One that is open keeps a command from ending.
          await this.connection.close()
          throw error
        }
      }
      return adapter
    },
  }
}
