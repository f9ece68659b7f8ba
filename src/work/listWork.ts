import type { Payload, Where } from 'payload'

import { describeWork } from './describeWork.ts'
import { workCollections, type Work, type WorkStatus } from './work.ts'

/** Work of all kinds, the newest first. @param options.status all but what is done, without it */
export async function listWork(
  payload: Payload,
  options: { status: WorkStatus | undefined; limit: number },
): Promise<Work[]> {
  const { limit, status = 'open' } = options
  const kinds = Object.keys(workCollections) as Work['kind'][]
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { docs } = await payload.find({
        collection: workCollections[kind],
        where: kind === 'job' ? jobs[status] : sendings[status],
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

const isOpen: Where = { completedAt: { exists: false } }

const jobs: Record<WorkStatus | 'open', Where> = {
  open: isOpen,
  done: { completedAt: { exists: true } },
  failed: { hasError: { equals: true } },
  running: { processing: { equals: true } },
  waiting: {
    and: [isOpen, { hasError: { not_equals: true } }, { processing: { not_equals: true } }],
  },
}

const sendings: Record<WorkStatus | 'open', Where> = {
  open: { status: { in: ['pending', 'failed'] } },
  done: { status: { not_in: ['pending', 'failed'] } },
  failed: { status: { equals: 'failed' } },
  // While it is being sent it waits for the end of its lease, as if it was to be tried then.
  running: { id: { in: [] } },
  waiting: { status: { equals: 'pending' } },
}
