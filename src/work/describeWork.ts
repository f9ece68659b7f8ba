import { isUnderWay } from '../../collections/claimAttempt.ts'
import type { WorkStatus } from '../../collections/queuedWork.ts'
import type { Mail, PayloadJob, WebhookDelivery } from '../lib/payload-types.ts'
import type { Work } from './work.ts'

/** A document of one of the queues, in the words that all kinds share. */
export const describeWork = (
  kind: Work['kind'],
  doc: Mail | PayloadJob | WebhookDelivery,
): Work => {
  if ('taskStatus' in doc || 'processing' in doc) return describeJob(doc)
  if ('kind' in doc) {
    const about = { kind: doc.kind, to: doc.to }
    return { ...sending(doc), kind, about, what: `${doc.kind} to ${doc.to}` }
  }
  const { type } = doc as WebhookDelivery
  return { ...sending(doc as WebhookDelivery), kind, about: { type }, what: type }
}

function describeJob(job: PayloadJob): Work {
  const { completedAt, error, hasError, id, input, processing, taskSlug, totalTried } = job
  return {
    id,
    kind: 'job',
    about: { input },
    status: completedAt ? 'done' : hasError ? 'failed' : processing ? 'running' : 'waiting',
    what: `${taskSlug ?? 'workflow'} ${JSON.stringify(input ?? {})}`,
    attempts: totalTried ?? 0,
    when: hasError || completedAt ? null : (job.waitUntil ?? null),
    error: error ? messageOf(error) : null,
  }
}

function messageOf(error: PayloadJob['error']): string {
  const message: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined
  return typeof message === 'string' ? message : JSON.stringify(error)
}

const workStatuses = {
  delivered: 'done',
  dropped: 'done',
  failed: 'failed',
  pending: 'waiting',
  sent: 'done',
} as const satisfies Record<(Mail | WebhookDelivery)['status'], WorkStatus>

function sending(doc: Mail | WebhookDelivery): Omit<Work, 'about' | 'kind' | 'what'> {
  const { attempts, error, id, nextAttemptAt, status } = doc
  return {
    id,
    status: isUnderWay(doc, Date.now()) ? 'running' : workStatuses[status],
    attempts,
    when: nextAttemptAt ?? null,
    error: error ?? null,
  }
}
