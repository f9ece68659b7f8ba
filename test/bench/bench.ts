import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Content } from './fillDatabase.ts'
import type { Row } from './rows.ts'
import { serverVariables, startTarget, type Target } from './startTarget.ts'

/** How much is measured. */
export type Pace = {
  rounds: number
  /** How long a load lasts in one round, and before the first of them. */
  seconds: number
  warmUpSeconds: number
  saturatingSeconds: number
  /** How many writes are each followed by a read. */
  pairs: number
  /** How many different addresses are asked. */
  addresses: number
}

export const paces = {
  full: {
    rounds: 9,
    seconds: 5,
    warmUpSeconds: 2,
    saturatingSeconds: 60,
    pairs: 1000,
    addresses: 1_000_000,
  },
  quick: {
    rounds: 3,
    seconds: 1,
    warmUpSeconds: 1,
    saturatingSeconds: 8,
    pairs: 50,
    addresses: 50_000,
  },
} satisfies Record<string, Pace>

/** What all measurements share. */
export type Bench = Pace & {
  /** For files of this run, removed at its end. */
  folder: string
  /** The SQLite file that every server gets a copy of, and what is in it. */
  database: string
  content: Content
  /** Starts a server on a copy of the database. */
  start: (variables?: Record<string, string>) => Promise<Target>
  /** The settings of a server on another copy of it. */
  ownVariables: () => Record<string, string>
}

/** One or more lines of the results. */
export type Measurement = { name: string; run: (bench: Bench) => Promise<Row[]> }

const posts = 500

/** Makes the database that all measurements read, and runs them. */
export async function withBench<T>(pace: Pace, work: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  try {
    const database = path.join(folder, 'bench.db')
    const filling = await startTarget({ folder, keepAt: database })
    const content = await filling.call('fill', posts)
    await filling.stop()
    return await work({
      ...pace,
      folder,
      database,
      content,
      start: (variables = {}) => startTarget({ folder, database, variables }),
      ownVariables: () => {
        const own = mkdtempSync(path.join(folder, 'built-'))
        const copy = path.join(own, 'bench.db')
        copyFileSync(database, copy)
        return serverVariables(own, copy)
      },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
