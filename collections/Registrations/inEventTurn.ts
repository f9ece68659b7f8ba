import { setTimeout } from 'node:timers/promises'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { inTurn } from '../../src/lib/inTurn.ts'
import { isWriteConflict } from '../../src/lib/isWriteConflict.ts'
import { inTransaction } from '../inTransaction.ts'

const attempts = 10
const firstPauseMs = 10
const longestPauseMs = 500

/**
 * Does something with the registrations of one event, in a transaction of its own that either holds
 * as a whole or leaves nothing. Within this process it is done one at a time for each event, so that a
 * rush does not run into itself; where another process was faster, it is done again from its start.
 * @param work gets the request to pass on; it may be called several times
 * @param options.user in whose name, as far as hooks look at that
 */
export async function inEventTurn<T>(
  payload: Payload,
  event: string,
  work: (req: PayloadRequest) => Promise<T>,
  options: Pick<Parameters<typeof createLocalReq>[0], 'user'> = {},
): Promise<T> {
  return inTurn(`event:${event}`, () =>
    untilSettled(async () => {
      const req = await createLocalReq(options, payload)
      return inTransaction(req, () => work(req))
    }),
  )
}

async function untilSettled<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !isWriteConflict(error)) throw error
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt)
      await setTimeout(pause * Math.random())
    }
  }
}
