import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

/**
 * Ends the transaction of a change of jobs that fails. Payload begins one for it, and leaves it open
 * then: where a job was deleted while it ran, every write after it would wait for ever.
 */
export function endFailedJobUpdates(adapter: SQLiteAdapter): void {
  const { updateJobs } = adapter
  adapter.updateJobs = async function (this: SQLiteAdapter, args) {
    try {
      return await updateJobs.call(this, args)
    } catch (error) {
      const id = await args.req?.transactionID
      if (id) await this.rollbackTransaction(id)
      throw error
    }
  }
}
