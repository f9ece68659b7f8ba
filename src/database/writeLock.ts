import { E_TIMEOUT, Mutex, withTimeout } from 'async-mutex'
import { AsyncLocalStorage } from 'node:async_hooks'
import { APIError } from 'payload'

/** Serialises everything that writes to the one SQLite file of this process. */
export type WriteLock = {
  /**
   * Waits for its turn.
   * @returns the function that gives the turn up; calling it again does nothing
   * @throws WriteLockTimeout (503) once the deadline has passed
   */
  acquire: () => Promise<() => void>
  /** Runs `work` with the lock held. */
  run: <T>(work: () => Promise<T>) => Promise<T>
}

/** Too many writes were waiting: the client may try again. */
export class WriteLockTimeout extends APIError {
  constructor() {
    super('The server is busy saving other changes. Please try again in a moment.', 503)
  }
}

/**
 * The async context of one unit of work, a request or a test. A second transaction begun while the
 * same context holds one is a nested call that forgot `req`, and would wait for itself for ever.
 */
const holders = new AsyncLocalStorage<{ holding: boolean }>()

/** Runs `work` as one unit in which a nested call that forgets `req` is reported at once. */
export const detectForgottenReq = <T>(work: () => T): T => holders.run({ holding: false }, work)

/** @param deadline how long a write may wait for its turn, in milliseconds */
export function createWriteLock(deadline: number): WriteLock {
  const mutex = withTimeout(new Mutex(), deadline, E_TIMEOUT)

  const acquire = async () => {
    const holder = holders.getStore()
    if (holder?.holding) {
      throw new Error(
        'A write began inside the transaction of another: pass `req` to the nested Payload call.',
      )
    }
    const release = await mutex.acquire().catch((error: unknown) => {
      throw error === E_TIMEOUT ? new WriteLockTimeout() : error
    })
    if (holder) holder.holding = true
    return () => {
      if (holder) holder.holding = false
      release()
    }
  }

  const run = async <T>(work: () => Promise<T>) => {
    const release = await acquire()
    try {
      return await work()
    } finally {
      release()
    }
  }

  return { acquire, run }
}
