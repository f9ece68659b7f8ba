import type { Payload } from 'payload'

import {
  workCollections,
  type WorkKind,
  type WorkStatus,
  workWhere,
} from '../../collections/queuedWork.ts'

const queues: Record<WorkKind, string> = {
  job: 'publishing',
  mail: 'mails',
  delivery: 'webhooks',
}

const questions: { kind: WorkKind; status: WorkStatus; state: string }[] = [
  { kind: 'job', status: 'waiting', state: 'waiting' },
  { kind: 'job', status: 'running', state: 'processing' },
  { kind: 'job', status: 'failed', state: 'failed' },
  { kind: 'mail', status: 'waiting', state: 'waiting' },
  { kind: 'mail', status: 'failed', state: 'failed' },
  { kind: 'delivery', status: 'waiting', state: 'waiting' },
  { kind: 'delivery', status: 'failed', state: 'failed' },
]

/** How much queued work there is, by queue and state. */
export const countWork = async (
  payload: Payload,
): Promise<{ labels: { queue: string; state: string }; count: number }[]> =>
  Promise.all(
    questions.map(async ({ kind, state, status }) => {
      const { totalDocs } = await payload.db.count({
        collection: workCollections[kind],
        where: workWhere[kind][status],
      })
      return { labels: { queue: queues[kind], state }, count: totalDocs }
    }),
  )
