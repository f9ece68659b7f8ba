import type { Payload } from 'payload'

import { dueNow } from '../../collections/dueNow.ts'
import { workCollections, type WorkKind } from '../../collections/queuedWork.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { describeWork } from './describeWork.ts'
import type { Work } from './work.ts'

/**
 * Has work done again at once, or never.
 * @param force whether what is marked as running is taken for killed
 * @throws OperatorError where one cannot be found or changed; nothing has changed then
 */
export async function changeWork(
  payload: Payload,
  ids: string[],
  change: 'cancel' | 'retry',
  force: boolean,
): Promise<Work[]> {
  const all: Work[] = []
  for (const id of ids) {
    const work = await findWork(payload, id)
    refuse(work, change, force)
    all.push(work)
  }
  for (const { id, kind } of all) {
    const data = (kind === 'job' ? jobs : sendings)[change](kind)
    await payload.db.updateOne({ collection: workCollections[kind], id, data })
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
  throw new OperatorError(`There is no job, mail or delivery ${id}; see jobs list.`)
}

function refuse({ id, status }: Work, change: 'cancel' | 'retry', force: boolean): void {
  if (status === 'done') throw new OperatorError(`${id} is done already.`)
  if (change === 'cancel' && status === 'failed') {
    throw new OperatorError(`${id} has failed, and is not tried again.`)
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
  }),
  // As Payload's own cancelling does.
  cancel: () => ({
    hasError: true,
    error: { cancelled: true },
    processing: false,
    waitUntil: null,
  }),
}

const sendings = {
  retry: () => ({ ...dueNow(), error: null }),
  cancel: (kind: WorkKind) => ({
    status: kind === 'mail' ? 'dropped' : 'failed',
    nextAttemptAt: null,
    error: 'Cancelled by the operator.',
  }),
}
