import type { Payload, Where } from 'payload'

import { runDueJobs } from '../../src/jobs/runDueJobs.ts'

/** Does the jobs that are due, as a server does every ten seconds. */
export const runJobs = (
  payload: Payload,
  options: { now?: () => number; deadline?: number; where?: Where } = {},
): Promise<void> => runDueJobs({ payload, now: Date.now, deadline: 60_000, ...options })
