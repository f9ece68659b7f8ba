import type { CollectionSlug, Payload, Where } from 'payload'

import { mailsSlug, webhookDeliveriesSlug } from '../../collections/slugs.ts'

type Question = { queue: string; state: string; collection: CollectionSlug; where: Where }

const inState = (queue: string, collection: CollectionSlug, states: Record<string, string>) =>
  Object.entries(states).map(([state, status]) => ({
    queue,
    state,
    collection,
    where: { status: { equals: status } },
  }))

const job = (state: string, where: Where): Question => ({
  queue: 'publishing',
  state,
  collection: 'payload-jobs',
  where,
})

const questions: Question[] = [
  job('waiting', {
    and: [
      { processing: { not_equals: true } },
      { hasError: { not_equals: true } },
      { completedAt: { exists: false } },
    ],
  }),
  job('processing', { processing: { equals: true } }),
  job('failed', { hasError: { equals: true } }),
  ...inState('mails', mailsSlug, { waiting: 'pending', failed: 'failed' }),
  ...inState('webhooks', webhookDeliveriesSlug, { waiting: 'pending', failed: 'failed' }),
]

/** How much queued work there is, by queue and state. */
export const countWork = async (
  payload: Payload,
): Promise<{ labels: { queue: string; state: string }; count: number }[]> =>
  Promise.all(
    questions.map(async ({ collection, queue, state, where }) => {
      const { totalDocs } = await payload.db.count({ collection, where })
      return { labels: { queue, state }, count: totalDocs }
    }),
  )
