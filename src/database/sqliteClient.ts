import { createClient, type Client, type InStatement, type Transaction } from '@libsql/client'
import { setTimeout } from 'node:timers/promises'

import { isBusy } from './isBusy.ts'
import { rememberCounts } from './rememberCounts.ts'
import { TransactionLost } from './transactionLost.ts'
import type { WriteLock } from './writeLock.ts'

const busyRetryMs = 25

/** How many entries of an index are looked at to know its spread: the time does not grow with it. */
const analysisLimit = 400

export type SqliteClient = Client & {
  /** The error of the last failed COMMIT, given once: Payload's adapter swallows it. */
  takeCommitFailure: () => Error | undefined
  /** Tells, of the last transaction that began, why it was taken back, if it was by then. */
  lossOfLastBegun: () => () => TransactionLost | undefined
  /** The same of the last transaction that did not begin, whose error the adapter words anew. */
  takeBeginFailure: () => Error | undefined
  /**
   * Runs migrations with foreign keys off, which SQLite only allows outside a transaction: with
   * them on, a migration that rebuilds a table deletes all rows that refer to it.
   * @see https://www.sqlite.org/lang_altertable.html#otheralter
   */
  withoutForeignKeys: (work: () => Promise<void>) => Promise<void>
  /**
   * Writes a copy of the database as of one moment to a new file.
   * @see https://www.sqlite.org/lang_vacuum.html#vacuuminto
   */
  copyTo: (file: string) => Promise<void>
  /**
   * Lets SQLite know how the values of each index are spread. It would guess that any condition
   * leaves ten rows, and go through all that is published to find ten documents by their ids.
   * @see https://www.sqlite.org/lang_analyze.html
   */
  analyse: () => Promise<void>
  /**
   * A value that changes when another process has written to the file, and not by our own writes.
   * @see https://www.sqlite.org/pragma.html#pragma_data_version
   */
  othersVersion: () => Promise<string>
  /**
   * Builds the file anew without what was deleted, which stays readable in its free pages and in the
   * file of the write-ahead log.
   * @see https://www.sqlite.org/lang_vacuum.html
   */
  shred: () => Promise<void>
}

/**
 * A libSQL client for one SQLite file, with one connection for writes and one for reads.
 *
 * `@libsql/client` 0.14 drops its connection after every transaction: the next one lacks the busy
 * timeout, and the dropped one stays open until it is garbage collected. Here both connections live
 * until `close`. All writes, in a transaction or alone, pass through `lock`, because SQLite's own
 * waiting is synchronous and would stop the whole process.
 */
export async function createSqliteClient(options: {
  /** `file:` URL of the database. */
  url: string
  /** How long SQLite itself waits, blocking, for another process, in milliseconds. */
  busyTimeout: number
  /** How long a write may wait for another process in all, in milliseconds. */
  deadline: number
  /**
   * How long a transaction may do nothing, in milliseconds, before it is taken back: whoever began it
   * hangs, and all others wait.
   */
  idle: number
  /** Called once with each transaction that is taken back. */
  onLost: (loss: TransactionLost) => void
  lock: WriteLock
}): Promise<SqliteClient> {
  const { url, busyTimeout, deadline, idle, lock, onLost } = options
  // A connection that takes another's place in the middle of migrations must not check them either.
  let foreignKeys: 'OFF' | 'ON' = 'ON'
  const connect = async () => {
    const connection = createClient({ url })
    await connection.execute(`PRAGMA busy_timeout = ${busyTimeout}`)
    await connection.execute('PRAGMA synchronous = FULL')
    await connection.execute(`PRAGMA foreign_keys = ${foreignKeys}`)
    return connection
  }
  let writer = await connect()
  await writer.execute('PRAGMA journal_mode = WAL')
  const reader = await connect()
  const count = rememberCounts(reader)
  let replacements = 0
  let commitFailure: Error | undefined
  let beginFailure: Error | undefined
  let lossOfLastBegun: () => TransactionLost | undefined = () => undefined

  const transaction = async (): Promise<Transaction> => {
    try {
      return await openTransaction()
    } catch (error) {
      beginFailure = asError(error)
      throw error
    }
  }

  const openTransaction = async (): Promise<Transaction> => {
    const release = await lock.acquire()
    let open = true
    let loss: TransactionLost | undefined
    let watch: NodeJS.Timeout | undefined = undefined
    const end = () => {
      open = false
      clearTimeout(watch)
      release()
    }
    try {
      await begin()
    } catch (error) {
      end()
      throw error
    }
    const commit = async () => {
      if (loss) {
        commitFailure = loss
        throw loss
      }
      if (!open) return
      try {
        await writer.execute('COMMIT')
        end()
      } catch (error) {
        commitFailure = asError(error)
        throw error
      }
    }
    const rollback = async () => {
      if (!open) return
      try {
        await writer.execute('ROLLBACK')
      } finally {
        end()
      }
    }
    // No statement is under way when it is called: each is done at once, before any timer runs.
    const takeBack = () => {
      loss = new TransactionLost(idle)
      onLost(loss)
      rollback().catch(() => {})
    }
    watch = globalThis.setTimeout(takeBack, idle).unref()
    lossOfLastBegun = () => loss
    /** Another transaction may use the connection by now. */
    const goOn = () => {
      if (loss) throw loss
      watch?.refresh()
    }
    const execute = async (statement: InStatement) => {
      goOn()
      return writer.execute(statement)
    }
    return {
      execute,
      batch: async (statements) => {
        const results = []
        for (const statement of statements) results.push(await execute(statement))
        return results
      },
      executeMultiple: async (sql) => {
        goOn()
        return writer.executeMultiple(sql)
      },
      commit,
      rollback,
      close: () => void rollback(),
      get closed() {
        return !open
      },
    }
  }

  /**
   * A statement that met SQLITE_BUSY stays open until it is garbage collected, and a connection
   * with such a statement commits nothing: it is replaced.
   * @see https://www.sqlite.org/c3ref/step.html
   */
  const begin = async () => {
    const until = performance.now() + deadline
    for (;;) {
      try {
        await writer.execute('BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (!isBusy(error)) throw error
        writer.close()
        writer = await connect()
        replacements += 1
        if (performance.now() > until) throw error
        await setTimeout(busyRetryMs)
      }
    }
  }

  /** Tries again while another process reads or writes. */
  const untilFree = async (work: () => Promise<unknown>) => {
    const until = performance.now() + deadline
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        writer.close()
        writer = await connect()
        replacements += 1
        await setTimeout(busyRetryMs)
      }
    }
  }

  const takeCommitFailure = () => {
    const failure = commitFailure
    commitFailure = undefined
    return failure
  }

  const takeBeginFailure = () => {
    const failure = beginFailure
    beginFailure = undefined
    return failure
  }

  const inTransaction = async <T>(work: (open: Transaction) => Promise<T>): Promise<T> => {
    const open = await transaction()
    try {
      const result = await work(open)
      await open.commit()
      return result
    } catch (error) {
      takeCommitFailure()
      await open.rollback()
      throw error
    }
  }

  const analyse = async () => {
    await writer.execute(`PRAGMA analysis_limit = ${analysisLimit}`)
    await inTransaction((open) => open.execute('ANALYZE'))
    // A connection reads the statistics when it opens, and when it is told to.
    await reader.execute('ANALYZE sqlite_schema')
  }

  return {
    execute: (statement) => {
      if (isCount(statement)) return count(statement)
      if (isRead(statement)) return reader.execute(statement)
      return inTransaction((open) => open.execute(statement))
    },
    batch: (statements) => inTransaction((open) => open.batch(statements)),
    migrate: (statements) => lock.run(() => writer.migrate(statements)),
    transaction,
    executeMultiple: (sql) => inTransaction((open) => open.executeMultiple(sql)),
    sync: () => writer.sync(),
    close: () => {
      reader.close()
      writer.close()
    },
    get closed() {
      return writer.closed
    },
    protocol: writer.protocol,
    withoutForeignKeys: async (work) => {
      foreignKeys = 'OFF'
      await writer.execute('PRAGMA foreign_keys = OFF')
      try {
        await work()
      } finally {
        foreignKeys = 'ON'
        await writer.execute('PRAGMA foreign_keys = ON')
      }
    },
    copyTo: (file) =>
      lock.run(async () => {
        await untilFree(() => writer.execute({ sql: 'VACUUM INTO ?', args: [file] }))
      }),
    analyse,
    shred: async () => {
      // The statistics keep samples of the values themselves.
      await analyse()
      await lock.run(async () => {
        await untilFree(() => writer.execute('VACUUM'))
        await untilFree(async () => {
          const { rows } = await writer.execute('PRAGMA wal_checkpoint(TRUNCATE)')
          if (Number(rows[0]?.busy) !== 0) throw new BusyLog()
        })
      })
    },
    takeBeginFailure,
    takeCommitFailure,
    lossOfLastBegun: () => lossOfLastBegun,
    othersVersion: async () => {
      // Asked on the writing connection, which does not count its own commits.
      const { rows } = await writer.execute('PRAGMA data_version')
      return `${replacements}-${Number(rows[0]?.data_version)}`
    },
  }
}

/** The write-ahead log is in use by another connection. */
class BusyLog extends Error {
  code = 'SQLITE_BUSY'
}

const isRead = (statement: InStatement) => /^\s*(select|explain|pragma)\b/i.test(textOf(statement))

const isCount = (statement: InStatement) => /^\s*select count\(/i.test(textOf(statement))

const textOf = (statement: InStatement) =>
  typeof statement === 'string' ? statement : statement.sql

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
