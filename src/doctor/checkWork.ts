import type { CollectionSlug, Payload, Where } from 'payload'

import { workCollections, type WorkKind, workWhere } from '../../collections/queuedWork.ts'
import { usersSlug } from '../../collections/slugs.ts'
import type { Finding } from './finding.ts'

/** Whether anybody can sign in, and whether work has failed that somebody should look at. */
export async function checkWork(payload: Payload): Promise<Finding[]> {
  const count = async (collection: CollectionSlug, where: Where = {}) =>
    (await payload.count({ collection, where })).totalDocs
  let failed = 0
  for (const kind of Object.keys(workCollections) as WorkKind[]) {
    failed += await count(workCollections[kind], workWhere[kind].failed)
  }
  const overdue = await countOverdue(count)
  return [
    (await count(usersSlug)) === 0
      ? {
          check: 'accounts',
          state: 'advice',
          message: 'Nobody can sign in yet: run create-admin --email you@example.org.',
        }
      : { check: 'accounts', state: 'ok', message: 'There are accounts.' },
    failed === 0
      ? { check: 'jobs', state: 'ok', message: 'No work has failed.' }
      : {
          check: 'jobs',
          state: 'advice',
          message: `${failed} jobs, mails or webhook deliveries have failed: see jobs list, or Work that failed in the admin panel.`,
        },
    overdue === 0
      ? { check: 'work', state: 'ok', message: 'Nothing that is due waits.' }
      : {
          check: 'work',
          state: 'advice',
          message: `${overdue} jobs, mails or webhook deliveries should have been done a quarter of an hour ago: is a server running, and does its log say why not?`,
        },
  ]
}

const overdueMs = 15 * 60_000

/** How much was to be done a while ago, by any server, and was not. */
async function countOverdue(
  count: (collection: CollectionSlug, where: Where) => Promise<number>,
): Promise<number> {
  const before = { less_than: new Date(Date.now() - overdueMs).toISOString() }
  const { job, ...sent } = workCollections
  let overdue = await count(job, {
    and: [
      { or: [workWhere.job.waiting, workWhere.job.running] },
      { or: [{ waitUntil: before }, { waitUntil: { exists: false } }] },
      { updatedAt: before },
    ],
  })
  for (const kind of ['mail', 'delivery'] as const) {
    overdue += await count(sent[kind], {
      and: [workWhere[kind].waiting, { nextAttemptAt: before }],
    })
  }
  return overdue
}
