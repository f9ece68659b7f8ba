import type { Payload } from 'payload'

import { isMongoose } from '../lib/isMongoose.ts'
import { runDueJobs } from './runDueJobs.ts'

const lookMs = 10_000
const jobMs = 5 * 60_000
/** How long a job under way may hold up the end of the process; it is taken up again later. */
const stopMs = 8000
/** What was done is deleted at once, unless the process died in between. */
const doneMs = 10 * 60_000

/**
 * Does what is due of the queued jobs now and every ten seconds.
 * @returns the function that ends it, and waits for the job that is under way
 */
export async function startJobs(payload: Payload): Promise<() => Promise<void>> {
  // A SQLite file has one server, so that whatever was under way was so in a process that is gone.
  if (!isMongoose(payload.db)) await freeLeases(payload)
  const stopping = new AbortController()
  let underWay: Promise<void> | undefined
  const runAll = async () => {
    try {
      await runDueJobs({ payload, now: Date.now, deadline: jobMs, signal: stopping.signal })
      await removeDone(payload)
    } catch (error) {
      payload.logger.error({ err: error, msg: 'Jobs could not be looked for' })
    }
  }
  const run = () => {
    underWay ??= runAll().finally(() => (underWay = undefined))
  }
  const timer = setInterval(run, lookMs).unref()
  run()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await Promise.race([underWay, new Promise((resolve) => setTimeout(resolve, stopMs).unref())])
  }
}

async function freeLeases(payload: Payload): Promise<void> {
  const now = new Date().toISOString()
  await payload.db.updateMany({
    collection: 'payload-jobs',
    where: { and: [{ processing: { equals: true } }, { completedAt: { exists: false } }] },
    data: { leaseUntil: now },
  })
}

async function removeDone(payload: Payload): Promise<void> {
  const before = new Date(Date.now() - doneMs).toISOString()
  await payload.db.deleteMany({
    collection: 'payload-jobs',
    where: { completedAt: { less_than: before } },
  })
}
