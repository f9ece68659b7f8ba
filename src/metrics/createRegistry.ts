import type { Payload } from 'payload'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'

import type { ResponseCache } from '../delivery/responseCache.ts'
import { measurements } from '../lib/measurements.ts'
import { countWork } from './countWork.ts'
import { showTally } from './tallyMetrics.ts'

/**
 * All that `/metrics` shows, read when it is asked for.
 * @see https://prometheus.io/docs/practices/naming/
 */
export function createRegistry(payload: Payload, cache: ResponseCache | undefined): Registry {
  const registry = new Registry()
  const registers = [registry]
  const { database, mails, requests } = measurements()
  collectDefaultMetrics({ register: registry })
  showTally(registry, requests, ['method', 'route', 'status'], {
    counter: {
      name: 'http_requests_total',
      help: 'Requests answered, but for probes and the files of the admin panel.',
    },
    histogram: {
      name: 'http_request_duration_seconds',
      help: 'How long requests took until the last byte was handed over.',
    },
  })
  showTally(registry, database, ['operation'], {
    histogram: {
      name: 'database_operation_duration_seconds',
      help: 'How long operations of the database took, waiting for their turn included.',
    },
  })
  new Counter({
    name: 'response_cache_requests_total',
    help: 'Public answers that came from memory (hit), and that had to be made (miss).',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits = 0, misses = 0 } = cache?.counts() ?? {}
      this.reset()
      this.inc({ result: 'hit' }, hits)
      this.inc({ result: 'miss' }, misses)
    },
  })
  new Gauge({
    name: 'response_cache_bytes',
    help: 'What the public answers in memory take.',
    registers,
    collect() {
      this.set(cache?.bytes() ?? 0)
    },
  })
  new Counter({
    name: 'mail_attempts_total',
    help: 'Attempts to send a mail to somebody who signed up, by what became of it.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset()
      for (const [outcome, count] of mails) this.inc({ outcome }, count)
    },
  })
  const databaseUp = new Gauge({
    name: 'database_up',
    help: 'Whether the database answered just now.',
    registers,
  })
  new Gauge({
    name: 'jobs',
    help: 'Queued work by queue and state; what is done is in no state.',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      this.reset()
      try {
        for (const { count, labels } of await countWork(payload)) this.set(labels, count)
        databaseUp.set(1)
      } catch (error) {
        databaseUp.set(0)
        payload.logger.error({ err: error, msg: 'The queued work could not be counted' })
      }
    },
  })
  return registry
}
