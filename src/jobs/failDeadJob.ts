import type { Payload } from 'payload'

import type { PayloadJob } from '../lib/payload-types.ts'
import { holds } from './lease.ts'
import { tellOfFailure } from './tellOfFailure.ts'

const reason =
  'The server stopped or never came to an end each time that it tried. Its log may say why.'

/** Ends a job that takes its process with it, or never ends, with its reason. */
export async function failDeadJob(payload: Payload, job: PayloadJob): Promise<void> {
  payload.logger.error({ job: job.id, deaths: job.deaths, msg: 'A job was given up' })
  // Before the job is marked: a mail that was queued already is not queued again.
  await tellOfFailure(payload, job, reason)
  await payload.db.updateOne({
    collection: 'payload-jobs',
    where: holds({ id: job.id, holder: job.leaseHolder ?? null }),
    data: {
      hasError: true,
      error: { message: reason },
      processing: false,
      leaseHolder: null,
      leaseUntil: null,
    },
  })
}
