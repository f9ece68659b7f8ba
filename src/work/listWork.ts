import type { Payload } from 'payload'

import {
  workCollections,
  type WorkKind,
  type WorkStatus,
  workWhere,
} from '../../collections/queuedWork.ts'
import { describeWork } from './describeWork.ts'
import type { Work } from './work.ts'

/** Work of all kinds, the newest first. @param options.status all but what is done, without it */
export async function listWork(
  payload: Payload,
  options: { status: WorkStatus | undefined; limit: number },
): Promise<Work[]> {
  const { limit, status = 'open' } = options
  const kinds = Object.keys(workCollections) as WorkKind[]
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { docs } = await payload.find({
        collection: workCollections[kind],
        where: workWhere[kind][status],
        sort: '-createdAt',
        limit,
        pagination: false,
        depth: 0,
      })
      return docs.map((doc) => ({ work: describeWork(kind, doc), createdAt: doc.createdAt }))
    }),
  )
  return found
    .flat()
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map(({ work }) => work)
}
