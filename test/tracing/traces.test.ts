import {
  ATTR_DB_COLLECTION_NAME,
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVICE_NAME,
  ATTR_URL_SCHEME,
} from '@opentelemetry/semantic-conventions'
import { symbols } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { readEnv } from '../../src/env.ts'
import { inSpan } from '../../src/lib/tracer.ts'
import { createLogger } from '../../src/logger.ts'
import { deliverMails } from '../../src/mail/deliverMails.ts'
import { mailSettings } from '../../src/mail/startMails.ts'
import { deliverDue } from '../../src/webhooks/deliverDue.ts'
import { startCollector, type CollectedSpan } from '../helpers/collector.ts'
import { factories } from '../helpers/factories.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { makeEvent } from '../helpers/registrations.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let collector: Awaited<ReturnType<typeof startCollector>>
let server: TestServer
beforeAll(async () => {
  collector = await startCollector()
  server = await startTestServer({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of-ours',
    OTEL_EXPORTER_OTLP_TIMEOUT: '300',
    OTEL_BSP_SCHEDULE_DELAY: '20',
    OTEL_SERVICE_NAME: 'traced-cms',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    WEBHOOKS_ALLOW_PRIVATE_ADDRESSES: 'true',
  })
})
let closed: Promise<void> | undefined
const close = () => (closed ??= server.close())
afterAll(async () => {
  await close()
  await collector.close()
})

const kinds = { server: 2, client: 3, producer: 4, consumer: 5 }
const failed = 2

let traces = 0
/** A trace of its own for a request, by the header that names it. */
function newTrace(sampled = true) {
  traces += 1
  const traceId = traces.toString(16).padStart(32, 'a')
  const parentId = 'b'.repeat(16)
  return { traceId, parentId, traceparent: `00-${traceId}-${parentId}-0${sampled ? 1 : 0}` }
}

/** The spans of a trace, once its request has come. */
const spansOf = (traceId: string): Promise<CollectedSpan[]> =>
  vi.waitFor(() => {
    const spans = collector.spans.filter((span) => span.traceId === traceId)
    expect(spans.map(({ kind }) => kind)).toContain(kinds.server)
    return spans
  })

const spanNamed = (name: string): Promise<CollectedSpan> =>
  vi.waitFor(() => {
    const span = collector.spans.findLast((one) => one.name === name)
    if (!span) throw new Error(`There is no span ${name}.`)
    return span
  })

async function ask(path: string, init: RequestInit = {}) {
  const { traceparent, traceId, parentId } = newTrace()
  const response = await fetch(server.url + path, {
    ...init,
    headers: { ...init.headers, traceparent },
  })
  await response.text()
  const spans = await spansOf(traceId)
  const request = spans.find(({ kind }) => kind === kinds.server)
  return { response, spans, request, traceId, parentId }
}

test('a request goes on with its trace, and the database’s operations are parts of it', async () => {
  const { id } = await server.payload.create({ collection: 'topics', data: { name: 'Captions' } })
  const { parentId, request, spans } = await ask(`/api/topics/${id}?depth=0&select[name]=true`)
  expect(request).toMatchObject({
    name: 'GET /api/topics/:id',
    parentSpanId: parentId,
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: 'GET',
      [ATTR_HTTP_ROUTE]: '/api/topics/:id',
      [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
      [ATTR_SERVER_ADDRESS]: 'localhost',
      [ATTR_URL_SCHEME]: 'http',
    },
  })
  const read = spans.find(({ name }) => name === 'findOne topics')
  expect(read).toMatchObject({
    kind: kinds.client,
    parentSpanId: request?.spanId,
    attributes: {
      [ATTR_DB_SYSTEM_NAME]: expect.stringMatching(/^(sqlite|mongodb)$/) as unknown,
      [ATTR_DB_OPERATION_NAME]: 'findOne',
      [ATTR_DB_COLLECTION_NAME]: 'topics',
    },
  })
  expect(collector.resources[0]).toMatchObject({
    [ATTR_SERVICE_NAME]: 'traced-cms',
    'deployment.environment.name': 'test',
  })
  expect(collector.requests[0]).toMatchObject({
    path: '/v1/traces',
    headers: { 'content-type': 'application/json', 'x-key': 'of-ours' },
  })
})

test('an answer from memory is a span too', async () => {
  await ask('/api/topics?limit=1')
  const { request, spans } = await ask('/api/topics?limit=1')
  expect(spans).toEqual([request])
})

test.each([
  ['/made-up/path', { name: 'GET', attributes: { [ATTR_HTTP_RESPONSE_STATUS_CODE]: 404 } }],
  ['/api/graphql', { name: 'GET /api/graphql' }],
  ['/registrations/reg_of-somebody', { name: 'GET /registrations/:token' }],
])('%s is called by its route alone', async (path, expected) => {
  const { request } = await ask(path)
  expect(request).toMatchObject(expected)
  expect(JSON.stringify(request)).not.toMatch(/made-up|of-somebody/)
})

test('what is not sampled is not sent', async () => {
  const { traceId, traceparent } = newTrace(false)
  await fetch(`${server.url}/api/topics`, { headers: { traceparent } })
  await ask('/api/topics')
  expect(collector.spans.filter((span) => span.traceId === traceId)).toEqual([])
})

test('a sign-up leaves nothing of who signs up, and neither does its mail', async () => {
  const event = await makeEvent(server.payload)
  const { response, spans } = await ask(`/api/events/${event.id}/registrations?from=newsletter-7`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'Zymurgy/1.0' },
    body: JSON.stringify({ name: 'Zymurgy Yusuf', email: 'zymurgy@example.org', agreed: true }),
  })
  expect(response.status).toBe(201)
  expect(spans.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['POST /api/events/:id/registrations', 'create registrations']),
  )
  const refused = Object.assign(new Error('550 zymurgy@example.org is unknown'), {
    responseCode: 550,
  })
  const options = { ...mailSettings(server.payload, readEnv()), random: () => 0 }
  await deliverMails({ ...options, send: () => Promise.reject(refused) })
  const mail = await spanNamed('send mails')
  expect(mail).toMatchObject({
    kind: kinds.producer,
    attributes: {
      'cms.mail.kind': 'confirmed',
      'cms.mail.outcome': 'retried',
      [ATTR_ERROR_TYPE]: 'retried',
    },
    status: { code: failed },
  })
  const read = collector.spans.filter(({ traceId }) => traceId === mail.traceId)
  expect(read.map(({ name }) => name)).toContain('updateOne mails')
  const sent = collector.requests.map(({ text }) => text).join()
  expect(sent).toContain(mail.spanId)
  expect(sent).not.toMatch(/zymurgy|yusuf|newsletter|@example/i)
  expect(sent).not.toContain(event.id)
})

test('scheduled publishing is a trace', async () => {
  const post = await server.payload.create({
    collection: 'posts',
    data: factories.posts({ _status: 'draft' }),
  })
  await server.payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: 'posts', value: post.id } },
  })
  await runJobs(server.payload)
  const job = await spanNamed('process default')
  expect(job).toMatchObject({
    kind: kinds.consumer,
    attributes: { 'cms.job.task': 'schedulePublish' },
  })
  const parts = collector.spans.filter(({ traceId }) => traceId === job.traceId)
  expect(parts.map(({ name }) => name)).toContain('updateOne posts')
})

test('a webhook’s receiver gets the trace, and the trace nothing of its address', async () => {
  const receiver = await startReceiver((response) => response.writeHead(503).end())
  await server.payload.create({
    collection: 'webhooks',
    data: {
      name: 'Site',
      url: `http://hooks.test:${receiver.port}/secret-path?key=secret-key`,
      collections: ['topics'],
      events: ['published'],
    },
  })
  await server.payload.create({ collection: 'topics', data: { name: 'Webhooks' } })
  await deliverDue(server.payload, {
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    allowPrivate: true,
    timeout: 15_000,
    now: Date.now,
    random: () => 0,
  })
  const sent = await spanNamed('POST')
  expect(sent).toMatchObject({
    kind: kinds.client,
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: 'POST',
      [ATTR_HTTP_RESPONSE_STATUS_CODE]: 503,
      [ATTR_SERVER_ADDRESS]: 'hooks.test',
      [ATTR_ERROR_TYPE]: '503',
    },
    status: { code: failed },
  })
  expect(receiver.received[0]?.headers.traceparent).toBe(`00-${sent.traceId}-${sent.spanId}-01`)
  expect(JSON.stringify(sent)).not.toMatch(/secret/)
  await receiver.close()
})

test('lines of the log say which request and trace they are of', async () => {
  const logged = vi.spyOn(server.payload.logger, 'info')
  const { response, traceId } = await ask('/api/topics?limit=2')
  await vi.waitFor(() =>
    expect(logged.mock.calls.map(([line]) => line)).toContainEqual(
      expect.objectContaining({
        reqId: response.headers.get('X-Request-Id'),
        trace_id: traceId,
      }),
    ),
  )
  const logger = createLogger({ LOG_LEVEL: 'info' })
  const { [symbols.streamSym]: stream } = logger as unknown as {
    [symbols.streamSym]: { write: (line: string) => void }
  }
  const written = vi.spyOn(stream, 'write').mockReturnValue(undefined)
  const inner = await inSpan({ name: 'test', kind: 'consumer' }, (span) => {
    logger.info('Within')
    return Promise.resolve(span?.traceId)
  })
  logger.info('Outside')
  const lines = written.mock.calls.map(([line]) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toMatchObject([{ msg: 'Within', trace_id: inner }, { msg: 'Outside' }])
  expect(lines[1]).not.toHaveProperty('trace_id')
})

test('a collector that does not answer holds nobody up, and is one warning', async () => {
  const warned = vi.spyOn(server.payload.logger, 'warn')
  collector.settings.answers = false
  const before = collector.requests.length
  for (let round = 0; round < 3; round += 1) {
    expect((await fetch(`${server.url}/api/topics?limit=${round + 1}`)).status).toBe(200)
    await vi.waitFor(() => expect(collector.requests.length).toBeGreaterThan(before + round), 5000)
  }
  await vi.waitFor(() => expect(warned).toHaveBeenCalled(), 5000)
  const traced = () => warned.mock.calls.filter(([line]) => String(line).startsWith('Traces'))
  expect(traced()).toHaveLength(1)
  const start = performance.now()
  await close()
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(traced()).toHaveLength(1)
})
