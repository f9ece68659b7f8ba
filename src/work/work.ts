import type { CollectionSlug } from 'payload'

import { mailsSlug, webhookDeliveriesSlug } from '../../collections/slugs.ts'

export type WorkStatus = 'done' | 'failed' | 'running' | 'waiting'

/** A piece of work that the server does by itself, of any kind. */
export type Work = {
  id: string
  kind: 'delivery' | 'job' | 'mail'
  status: WorkStatus
  /** What it does, in a few words. */
  what: string
  attempts: number
  /** When it is tried next; nothing where that is at once or never. */
  when: string | null
  error: string | null
}

/** The collection that each kind of work is kept in. */
export const workCollections = {
  job: 'payload-jobs',
  mail: mailsSlug,
  delivery: webhookDeliveriesSlug,
} as const satisfies Record<Work['kind'], CollectionSlug>
