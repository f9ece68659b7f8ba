import { JobCancelledError, type PayloadRequest } from 'payload'

import { cancelledByOperator } from '../../collections/cancelledByOperator.ts'
import type { PayloadJob } from '../lib/payload-types.ts'
import { holds } from './lease.ts'

/** Somebody else has taken up the job meanwhile. */
export class LeaseLost extends Error {
  constructor() {
    super('The job was taken up by another process.')
  }
}

/**
 * Marks a job as done in the transaction of what it does.
 * @throws LeaseLost where it is in other hands by now, which takes back what was done
 * @throws JobCancelledError where it was cancelled since it was taken up, which does the same
 */
export async function finishJob(
  req: PayloadRequest,
  { id, leaseHolder }: Pick<PayloadJob, 'id' | 'leaseHolder'>,
): Promise<void> {
  const { db } = req.payload
  const held = holds({ id, holder: leaseHolder })
  const done: unknown = await db.updateOne({
    collection: 'payload-jobs',
    where: {
      and: [held, { completedAt: { exists: false } }, { hasError: { not_equals: true } }],
    },
    data: { completedAt: new Date().toISOString() },
    req,
  })
  if (done) return
  const job = await db.findOne<PayloadJob>({ collection: 'payload-jobs', where: held, req })
  throw job?.hasError ? new JobCancelledError(cancelledByOperator) : new LeaseLost()
}
