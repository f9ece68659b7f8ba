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
          message: `${failed} jobs, mails or webhook deliveries have failed: see jobs list.`,
        },
  ]
}
