import type { CollectionSlug, Where } from 'payload'

import { mailsSlug, webhookDeliveriesSlug } from './slugs.ts'

export type WorkKind = 'delivery' | 'job' | 'mail'
export type WorkStatus = 'done' | 'failed' | 'running' | 'waiting'

/** The collection that each kind of work, which the server does by itself, is kept in. */
export const workCollections = {
  job: 'payload-jobs',
  mail: mailsSlug,
  delivery: webhookDeliveriesSlug,
} as const satisfies Record<WorkKind, CollectionSlug>

const isOpen: Where = { completedAt: { exists: false } }

const jobs: Record<WorkStatus | 'open', Where> = {
  open: isOpen,
  done: { completedAt: { exists: true } },
  failed: { hasError: { equals: true } },
  running: { and: [isOpen, { hasError: { not_equals: true } }, { processing: { equals: true } }] },
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

/** The condition that finds the work of a kind in a state; `open` is all but what is done. */
export const workWhere: Record<WorkKind, Record<WorkStatus | 'open', Where>> = {
  job: jobs,
  mail: sendings,
  delivery: sendings,
}
