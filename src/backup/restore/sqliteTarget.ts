import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'

import { keepCommandsAway } from '../../database/commandLock.ts'
import { claimSqliteFile } from '../../database/serverLock.ts'
import { sqlitePath } from '../../database/sqlitePath.ts'
import { stagedFile } from '../../database/stagedFile.ts'
import { OperatorError } from '../../lib/operatorError.ts'
import { syncFile } from '../../lib/syncFile.ts'
import { unlessMissing } from '../../lib/unlessMissing.ts'
import { textOf, writeDurably } from '../files.ts'
import type { Manifest } from '../manifest.ts'
import { columnOf, describeTables, sqliteEntry, withClient } from '../sqliteSnapshot.ts'
import type { DatabaseTarget } from './databaseTarget.ts'
import { journalSchema } from './journal.ts'

/** A database is these files together. */
const parts = ['', '-wal', '-shm']

/** Tables of which a server fills some by itself on its first start. */
const isOwn = (table: string) => /^(payload_|mail_templates)/.test(table)

/** A SQLite file to restore into; what is staged, and what is set aside, lies beside it. */
export function sqliteTarget(url: string): DatabaseTarget {
  const file = sqlitePath(url)
  const staged = stagedFile(file)
  const replaced = `${file}.replaced`
  const journalFile = `${file}.restore`

  const move = async (from: string, to: string) => {
    // The log comes along, before its database, so that neither is ever opened without the other.
    for (const part of [...parts].reverse()) {
      await unlessMissing(rename(from + part, to + part), undefined)
    }
    await syncFile(path.dirname(file))
  }
  const remove = async (from: string) => {
    for (const part of parts) await rm(from + part, { force: true })
  }

  return {
    kind: 'sqlite',
    stagedUrl: `file:${staged}`,
    claim: async () => {
      const release = await claimSqliteFile(url)
      const letCommandsIn = await keepCommandsAway(url).catch(async (error: unknown) => {
        await release()
        throw error
      })
      return async () => {
        await letCommandsIn()
        await release()
      }
    },
    isEmpty: async () => {
      if (!existsSync(file)) return true
      const { counts } = await withClient(file, describeTables)
      return Object.entries(counts).every(([table, count]) => count === 0 || isOwn(table))
    },
    stage: async (archive, onBytes) => {
      const entry = archive.manifest.entries.find(({ path }) => path === sqliteEntry)
      if (!entry) throw new OperatorError('This backup has no SQLite database.')
      await writeDurably(staged, archive.stream(entry), onBytes)
      await checkFile(staged, archive.manifest)
    },
    setAside: () => move(file, replaced),
    place: () => move(staged, file),
    removePlaced: () => remove(file),
    putBack: () => move(replaced, file),
    discard: async () => {
      await remove(staged)
      // Its upgrade has claimed it.
      await rm(`${staged}.server`, { force: true })
      await remove(replaced)
    },
    check: async () => checkFile(file),
    journal: {
      read: async () => {
        const text = await textOf(journalFile)
        return text === undefined ? undefined : journalSchema.parse(JSON.parse(text))
      },
      write: async (entry) => {
        const unfinished = `${journalFile}.new`
        await writeDurably(unfinished, [Buffer.from(JSON.stringify(entry))])
        await rename(unfinished, journalFile)
        await syncFile(path.dirname(file))
      },
      remove: async () => {
        await rm(journalFile, { force: true })
        await syncFile(path.dirname(file))
      },
    },
    close: async () => {},
  }
}

/** @param manifest where it still has to be as it was backed up, by the number of rows */
async function checkFile(file: string, manifest?: Manifest): Promise<void> {
  await withClient(file, async (client) => {
    const [fault] = await columnOf(client, 'PRAGMA integrity_check(1)')
    if (fault !== 'ok') throw new Error(`${file} is damaged: ${fault}`)
    if (!manifest) return
    const { counts } = await describeTables(client)
    for (const [table, count] of Object.entries(manifest.database.counts)) {
      if (counts[table] !== count)
        throw new Error(`${table} has ${counts[table]} rows, not ${count}`)
    }
  })
}
