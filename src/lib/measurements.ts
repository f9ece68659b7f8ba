import { sharedState } from './sharedState.ts'
import { createTally, type Tally } from './tally.ts'

export type Measurements = {
  /** By method, route and status. */
  requests: Tally
  /** By operation. */
  database: Tally
  /** How many mails to people who sign up there were, by what became of an attempt. */
  mails: Map<string, number>
}

/** What the process counts from its start on, for `/metrics`. */
export const measurements = (): Measurements =>
  sharedState('measurements', () => ({
    requests: createTally(),
    database: createTally(),
    mails: new Map<string, number>(),
  }))
