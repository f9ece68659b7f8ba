import type { Mail, PayloadJob, WebhookDelivery } from '../lib/payload-types.ts'
import type { Work } from './work.ts'

/** A document of one of the queues, in the words that all kinds share. */
export const describeWork = (
  kind: Work['kind'],
  doc: Mail | PayloadJob | WebhookDelivery,
): Work => {
  if ('taskStatus' in doc || 'processing' in doc) return describeJob(doc)
  if ('kind' in doc) return { ...sending(doc), kind, what: `${doc.kind} to ${doc.to}` }
  return { ...sending(doc as WebhookDelivery), kind, what: (doc as WebhookDelivery).type }
}

function describeJob(job: PayloadJob): Work {
  const { completedAt, error, hasError, id, input, processing, taskSlug, totalTried } = job
  const about = JSON.stringify(input ?? {})
  return {
    id,
    kind: 'job',
    status: completedAt ? 'done' : hasError ? 'failed' : processing ? 'running' : 'waiting',
    what: `${taskSlug ?? 'workflow'} ${about}`,
    attempts: totalTried ?? 0,
    when: hasError || completedAt ? null : (job.waitUntil ?? null),
    error: error ? JSON.stringify(error) : null,
  }
}

function sending(doc: Mail | WebhookDelivery): Omit<Work, 'kind' | 'what'> {
  const { attempts, error, id, nextAttemptAt, status } = doc
  return {
    id,
    status: status === 'pending' ? 'waiting' : status === 'failed' ? 'failed' : 'done',
    attempts,
    when: nextAttemptAt ?? null,
    error: error ?? null,
  }
}
