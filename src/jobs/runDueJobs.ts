import type { Payload, Where } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import type { PayloadJob } from '../lib/payload-types.ts'
import { inSpan, type SpanOptions } from '../lib/tracer.ts'
import { failDeadJob } from './failDeadJob.ts'
import { dueJobs, holds, leaseMs } from './lease.ts'

type JobOptions = {
  payload: Payload
  /** Milliseconds since 1970. */
  now: () => number
  /** How long a job may take, in milliseconds, before it is given up. */
  deadline: number
  signal?: AbortSignal
}

const batchSize = 10
const beatMs = leaseMs / 3
/** How often a job may be given up in the middle. */
export const mostDeaths = 3
/** Before a job is taken up again that was given up, in milliseconds. */
const pauseMs = 30_000

/**
 * Does the jobs that are due, one after the other, so that one which ends its process takes no other
 * with it. Each is taken up by one conditional update, and held while the process lives: stock, two
 * servers on MongoDB take up the same, and one that was begun by a process which has died stays so for
 * ever.
 * @param options.where only these
 */
export async function runDueJobs(options: JobOptions & { where?: Where }): Promise<void> {
  const { now, payload, signal, where } = options
  for (;;) {
    const due = await findDue(payload, where ? { and: [dueJobs(now()), where] } : dueJobs(now()))
    if (due.length === 0) return
    for (const job of due) {
      if (signal?.aborted) return
      await runJob(job, options)
    }
  }
}

async function findDue(payload: Payload, where: Where): Promise<PayloadJob[]> {
  const { docs } = await payload.db.find<PayloadJob>({
    collection: 'payload-jobs',
    where,
    sort: 'createdAt',
    limit: batchSize,
    pagination: false,
  })
  return docs
}

async function runJob(found: PayloadJob, options: JobOptions): Promise<void> {
  const { now, payload } = options
  const job = await takeUp(payload, found, now())
  if (!job) return
  if ((job.deaths ?? 0) >= mostDeaths) return failDeadJob(payload, job)
  const held = holds({ id: job.id, holder: job.leaseHolder })
  const change = (data: Record<string, unknown>): Promise<unknown> =>
    payload.db.updateOne({ collection: 'payload-jobs', where: held, data })
  const beat = setInterval(() => {
    change({ leaseUntil: inFuture(now(), leaseMs) }).catch((error: unknown) => {
      payload.logger.warn({ err: error, job: job.id, msg: 'The lease of a job was not renewed' })
    })
  }, beatMs).unref()
  try {
    await inSpan(jobSpan(job), () => inTime(payload.jobs.runByID({ id: job.id }), options.deadline))
    await change({ ...inNobodysHands, deaths: 0 })
  } catch (error) {
    payload.logger.error({ err: error, job: job.id, msg: 'A job came to no end' })
    const isFault = !(error instanceof TookTooLong)
    await change({
      ...inNobodysHands,
      processing: false,
      // What the server could not note says nothing against the job.
      deaths: (found.deaths ?? 0) + (isFault ? 0 : 1),
      waitUntil: inFuture(now(), pauseMs),
    })
  } finally {
    clearInterval(beat)
  }
}

const jobSpan = ({ id, queue, taskSlug }: PayloadJob): SpanOptions => ({
  name: `process ${queue ?? 'default'}`,
  kind: 'consumer',
  attributes: {
    'messaging.system': 'payload',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': queue ?? 'default',
    'messaging.message.id': id,
    ...(taskSlug && { 'cms.job.task': taskSlug }),
  },
})

const inNobodysHands = { leaseHolder: null, leaseUntil: null }

const inFuture = (now: number, wait: number) => new Date(now + wait).toISOString()

/** @returns the job as it is then; nothing where somebody else was first */
async function takeUp(
  payload: Payload,
  job: PayloadJob,
  now: number,
): Promise<PayloadJob | undefined> {
  const { deaths, id, processing } = job
  const lease = {
    leaseHolder: uuidv7(),
    leaseUntil: inFuture(now, leaseMs),
    processing: true,
    updatedAt: new Date(now).toISOString(),
    // Still marked as running while nobody is at it: whoever ran it has died.
    deaths: (deaths ?? 0) + (processing ? 1 : 0),
  }
  // One statement whose condition decides, on both databases.
  const taken: unknown = await payload.db.updateOne({
    collection: 'payload-jobs',
    where: { and: [{ id: { equals: id } }, dueJobs(now)] },
    data: lease,
  })
  return taken ? { ...job, ...lease } : undefined
}

class TookTooLong extends Error {
  constructor(deadline: number) {
    super(`It took longer than ${Math.round(deadline / 1000)} seconds.`)
  }
}

async function inTime(work: Promise<unknown>, deadline: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(deadline)), deadline).unref()
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    // It may fail yet, when nobody waits for it.
    work.catch(() => {})
  }
}
