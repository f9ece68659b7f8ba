import type { PayloadRequest, Where } from 'payload'

import { noteWork } from '../../collections/Activity/noteWork.ts'
import { cancelledByOperator } from '../../collections/cancelledByOperator.ts'
import { dueNow } from '../../collections/dueNow.ts'
import { inTransaction } from '../../collections/inTransaction.ts'
import { workCollections, type WorkKind, workWhere } from '../../collections/queuedWork.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { describeWork } from './describeWork.ts'
import type { Work } from './work.ts'

/** Have it done again at once; have it never done; or let go of what has failed, which is then not shown. */
export type WorkChange = 'cancel' | 'dismiss' | 'retry'

/** There is no work of that id, or no longer. */
export class NoSuchWork extends OperatorError {}

/**
 * Has work done again at once, or never, and notes who wished so.
 * @param force whether what is marked as running is taken for killed
 * @returns what was changed: all but what went on between a look at it and its change
 * @throws OperatorError where one cannot be found or changed; nothing has changed then
 */
export async function changeWork(
  req: PayloadRequest,
  ids: string[],
  change: WorkChange,
  force: boolean,
): Promise<Work[]> {
  const all: Work[] = []
  for (const id of ids) {
    const work = await findWork(req, id)
    refuse(work, change, force)
    all.push(work)
  }
  return inTransaction(req, async () => {
    const changed: Work[] = []
    for (const work of all) {
      if (!(await changeOne(req, work, change))) continue
      await noteWork(req, noted[change], work)
      changed.push(work)
    }
    return changed
  })
}

const noted = {
  cancel: 'work-cancelled',
  dismiss: 'work-dismissed',
  retry: 'work-retried',
} as const satisfies Record<WorkChange, string>

/** @returns nothing where it is in another state by now */
function changeOne(req: PayloadRequest, work: Work, change: WorkChange): Promise<unknown> {
  const { db } = req.payload
  const { kind } = work
  const collection = workCollections[kind]
  const where = asSeen(work)
  if (change === 'dismiss') {
    return kind === 'job'
      ? db.deleteOne({ collection, req, where })
      : db.updateOne({ collection, req, where, data: { status: 'dropped' } })
  }
  const data = (kind === 'job' ? jobs : sendings)[change](kind)
  return db.updateOne({ collection, where, data, req })
}

/** The condition that it has not gone on since it was looked at. */
function asSeen({ attempts, id, kind, status }: Work): Where {
  const same = { id: { equals: id } }
  if (kind === 'job') return { and: [same, workWhere.job[status]] }
  // What is being sent waits for the end of its lease.
  const stored = workWhere[kind][status === 'running' ? 'waiting' : status]
  return { and: [same, stored, { attempts: { equals: attempts } }] }
}

async function findWork({ payload }: PayloadRequest, id: string): Promise<Work> {
  for (const kind of Object.keys(workCollections) as WorkKind[]) {
    const { docs } = await payload.find({
      collection: workCollections[kind],
      where: { id: { equals: id } },
      limit: 1,
      pagination: false,
      depth: 0,
    })
    if (docs[0]) return describeWork(kind, docs[0])
  }
  throw new NoSuchWork(`There is no job, mail or delivery ${id}; see jobs list.`)
}

function refuse({ id, kind, status }: Work, change: WorkChange, force: boolean): void {
  if (status === 'done') throw new OperatorError(`${id} is done already.`)
  if (change === 'cancel' && status === 'failed') {
    throw new OperatorError(`${id} has failed, and is not tried again.`)
  }
  if (change === 'cancel' && status === 'running' && kind !== 'job') {
    throw new OperatorError(`${id} is being sent at this moment; see jobs list in a few minutes.`)
  }
  if (change === 'dismiss' && status !== 'failed') {
    throw new OperatorError(`${id} has not failed.`)
  }
  if (change === 'retry' && status === 'running' && !force) {
    throw new OperatorError(`${id} is running; add --force where its process was killed.`)
  }
}

const jobs = {
  retry: () => ({
    hasError: false,
    error: null,
    processing: false,
    totalTried: 0,
    waitUntil: null,
    log: [],
    leaseHolder: null,
    leaseUntil: null,
    deaths: 0,
    triedAgainAt: new Date().toISOString(),
  }),
  // As Payload's own cancelling does.
  cancel: () => ({
    hasError: true,
    error: { cancelled: true, message: cancelledByOperator },
    processing: false,
    waitUntil: null,
  }),
}

const sendings = {
  retry: () => ({ ...dueNow(), error: null }),
  cancel: (kind: WorkKind) => ({
    status: kind === 'mail' ? 'dropped' : 'failed',
    nextAttemptAt: null,
    error: cancelledByOperator,
  }),
}
