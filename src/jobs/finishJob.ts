import type { PayloadRequest } from 'payload'

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
 */
export async function finishJob(
  req: PayloadRequest,
  { id, leaseHolder }: Pick<PayloadJob, 'id' | 'leaseHolder'>,
): Promise<void> {
  const done: unknown = await req.payload.db.updateOne({
    collection: 'payload-jobs',
    where: { and: [holds({ id, holder: leaseHolder }), { completedAt: { exists: false } }] },
    data: { completedAt: new Date().toISOString() },
    req,
  })
  if (!done) throw new LeaseLost()
}
