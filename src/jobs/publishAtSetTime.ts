import {
  APIError,
  createLocalReq,
  Forbidden,
  JobCancelledError,
  type Payload,
  type PayloadRequest,
  type TaskHandler,
  type TypedUser,
} from 'payload'

import { inTransaction } from '../../collections/inTransaction.ts'
import { usersSlug } from '../../collections/slugs.ts'
import type { PayloadJob } from '../lib/payload-types.ts'
import { finishJob, LeaseLost } from './finishJob.ts'
import { isRefusal } from './isRefusal.ts'
import { publishingRetries } from './publishingRetries.ts'
import { reasonOfRefusal } from './reasonOfRefusal.ts'
import { type Scheduled, scheduledSchema } from './scheduled.ts'
import { tellOfFailure } from './tellOfFailure.ts'

/**
 * Publishes a document, or takes it off the site, as whoever set the time. That and the end of the job
 * are one transaction: a process that dies leaves both to be done, or neither. What is refused ends the
 * job with its reason; a passing fault has it tried again. Whoever set the time is told by mail, once,
 * when it will not be tried again.
 */
export const publishAtSetTime: TaskHandler<'schedulePublish'> = async ({
  input,
  job,
  req: { payload },
}) => {
  const { data: scheduled } = scheduledSchema.safeParse(input)
  try {
    if (!scheduled) throw new APIError('It does not say what to publish, or for whom.', 400)
    await publish(payload, scheduled, job)
  } catch (error) {
    // Another process has taken the job up, and will say how it went; or it is wanted no more.
    if (error instanceof LeaseLost || error instanceof JobCancelledError) throw error
    const isRefused = isRefusal(error)
    const reason = reasonOfRefusal(error)
    if (isRefused || (job.totalTried ?? 0) >= publishingRetries.attempts) {
      await tellOfFailure(payload, job, reason)
    }
    if (isRefused) throw new JobCancelledError(reason)
    throw new Error(reason, { cause: error })
  }
  return { output: {} }
}

async function publish(
  payload: Payload,
  { doc, type, user }: Scheduled,
  job: Pick<PayloadJob, 'id' | 'leaseHolder'>,
): Promise<void> {
  const req = await createLocalReq(
    user ? { user: await findUser(payload, user.value) } : {},
    payload,
  )
  await inTransaction(req, async () => {
    await change(req, doc, type === 'unpublish' ? 'draft' : 'published')
    await finishJob(req, job)
  })
}

async function findUser(payload: Payload, id: string): Promise<TypedUser> {
  const user = await payload.findByID({ collection: usersSlug, id, depth: 0 })
  return { ...user, collection: usersSlug }
}

async function change(
  req: PayloadRequest,
  { relationTo, value }: Scheduled['doc'],
  _status: 'draft' | 'published',
): Promise<void> {
  const changed = await req.payload.update({
    collection: relationTo,
    id: value,
    data: { _status },
    depth: 0,
    overrideAccess: req.user === null,
    req,
  })
  if (changed._status !== _status) throw new Forbidden(req.t)
}
