import type { Payload, Where } from 'payload'

import { dueNow } from '../../collections/dueNow.ts'
import { workCollections, type WorkKind, workWhere } from '../../collections/queuedWork.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { describeWork } from './describeWork.ts'
import type { Work } from './work.ts'

/** Have it done again at once; have it never done; or let go of what has failed, which is then not shown. */
export type WorkChange = 'cancel' | 'dismiss' | 'retry'

/** There is no work of that id, or no longer. */
export class NoSuchWork extends OperatorError {}

/**
 * Has work done again at once, or never.
 * @param force whether what is marked as running is taken for killed
 * @throws OperatorError where one cannot be found or changed; nothing has changed then
 */
export async function changeWork(
  payload: Payload,
  ids: string[],
  change: WorkChange,
  force: boolean,
): Promise<Work[]> {
  const all: Work[] = []
  for (const id of ids) {
    const work = await findWork(payload, id)
    refuse(work, change, force)
    all.push(work)
  }
  for (const work of all) {
    const { id, kind } = work
    const collection = workCollections[kind]
    if (change === 'dismiss') {
      // Unless it is being tried again since it was looked at.
      const where: Where = { and: [{ id: { equals: id } }, workWhere[kind].failed] }
      if (kind === 'job') await payload.db.deleteOne({ collection, where })
      else await payload.db.updateOne({ collection, where, data: { status: 'dropped' } })
    } else {
      const data = (kind === 'job' ? jobs : sendings)[change](kind)
      await payload.db.updateOne({ collection, id, data })
    }
  }
  return all
}

async function findWork(payload: Payload, id: string): Promise<Work> {
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

function refuse({ id, status }: Work, change: WorkChange, force: boolean): void {
  if (status === 'done') throw new OperatorError(`${id} is done already.`)
  if (change === 'cancel' && status === 'failed') {
    throw new OperatorError(`${id} has failed, and is not tried again.`)
  }
  if (change === 'dismiss' && status !== 'failed') {
    throw new OperatorError(`${id} has not failed.`)
  }
  if (change === 'retry' && status === 'running' && !force) {
    throw new OperatorError(`${id} is running; add --force where its process was killed.`)
  }
}

const cancelled = 'Cancelled by the operator.'

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
    error: { cancelled: true, message: cancelled },
    processing: false,
    waitUntil: null,
  }),
}

const sendings = {
  retry: () => ({ ...dueNow(), error: null }),
  cancel: (kind: WorkKind) => ({
    status: kind === 'mail' ? 'dropped' : 'failed',
    nextAttemptAt: null,
    error: cancelled,
  }),
}
