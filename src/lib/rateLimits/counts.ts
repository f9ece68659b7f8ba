import { randomBytes } from 'node:crypto'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'

import { sharedState } from '../sharedState.ts'
import type { Rate } from './rateLimit.ts'

type SharedCounts = {
  /** @returns nothing while Redis does not answer */
  limiter: (name: string, rate: Rate) => RateLimiterAbstract | undefined
  noteAnswer: () => void
  noteFailure: (error: unknown) => void
}

type Counts = {
  /** What the keys are hashed with. */
  secret: Buffer | string
  /** What this process counts alone, by the name of the limit. */
  alone: Map<string, RateLimiterAbstract>
  together: SharedCounts | undefined
}

/** What is counted by the limits of this process, once for all copies of our modules. */
export const counts = () =>
  sharedState('rate-limits', (): Counts => ({
    secret: randomBytes(32),
    alone: new Map(),
    together: undefined,
  }))
