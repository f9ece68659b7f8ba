import { expect, test } from 'vitest'

import type { Operations } from '../../src/database/aroundOperations.ts'
import { traceOperations } from '../../src/database/traceOperations.ts'
import { readEnv } from '../../src/env.ts'
import { startTracing } from '../../src/tracing/startTracing.ts'
import { loadedBy } from '../helpers/loadedBy.ts'

// prom-client brings the interface alone, and looks through it for a tracer.
const ofTracing = /node_modules\/@opentelemetry\/(?!api\/)/
const collector = 'http://127.0.0.1:9'

test('nothing of OpenTelemetry is loaded without a collector', () => {
  expect(loadedBy({ OTEL_SERVICE_NAME: 'cms' }, ofTracing)).toEqual([])
}, 60_000)

test('one exporter alone is, where a collector is named', () => {
  const loaded = loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: collector }, ofTracing).join('\n')
  expect(new Set(loaded.match(/exporter-trace-otlp-\w+/g))).toEqual(
    new Set(['exporter-trace-otlp-proto']),
  )
}, 60_000)

test.each<Record<string, string>>([
  {},
  { OTEL_TRACES_SAMPLER: 'always_on' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_SDK_DISABLED: 'true' },
])('there are no traces with %o', async (variables) => {
  const env = readEnv({ PAYLOAD_SECRET: 'x'.repeat(32), ...variables })
  expect(await startTracing(env)).toBeUndefined()
})

test('operations of the database are not wrapped', () => {
  const find = () => Promise.resolve()
  const adapter = { find } as unknown as Operations
  traceOperations(adapter, 'sqlite')
  expect(adapter.find).toBe(find)
})
