import type { Row } from '../bench/rows.ts'
import type { Installation } from './installation.ts'

/** How much is done. */
export type Pace = {
  /** How often the server is killed. */
  kills: number
  soakSeconds: number
  outageSeconds: number
  /** How often it is asked to stop under load. */
  stops: number
}

export const paces = {
  full: { kills: 200, soakSeconds: 600, outageSeconds: 30, stops: 10 },
  quick: { kills: 5, soakSeconds: 40, outageSeconds: 12, stops: 2 },
} satisfies Record<string, Pace>

/** What a check works with. */
export type Run = Pace & {
  database: 'MongoDB' | 'SQLite'
  /** The MongoDB server, where it is not SQLite. */
  mongodbUrl: string | undefined
  /** A new database and folder, with an admin. */
  install: (name: string) => Promise<Installation>
}

/** One or more lines of the results. */
export type Check = { name: string; run: (run: Run) => Promise<Row[]> }
