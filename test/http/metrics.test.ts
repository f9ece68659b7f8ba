import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createRoutePattern, noRoute } from '../../src/lib/routePattern.ts'
import { knownRoutes } from '../../src/metrics/knownRoutes.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const read = async () => (await fetch(`${server.url}/metrics`)).text()

/** The lines of a metric, without its comments. */
const linesOf = (metrics: string, name: string) =>
  metrics.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line))

/** Sends a method that `fetch` refuses, or headers that it does not allow. */
const send = (path: string, options: { method?: string; headers?: Record<string, string> }) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    request(`${server.url}${path}`, options, (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode, body }))
    })
      .on('error', reject)
      .end()
  })

test('requests are counted by their pattern, and their durations sum up', async () => {
  const { id } = await server.payload.create({ collection: 'topics', data: { name: 'Captions' } })
  await fetch(`${server.url}/api/topics/${id}?depth=0`)
  await fetch(`${server.url}/api/topics/${id}?depth=0`)
  await fetch(`${server.url}/api/topics/018f0000-0000-7000-8000-000000000000`)
  await fetch(`${server.url}/preview/posts/${id}`)
  const metrics = await read()
  const requests = linesOf(metrics, 'http_requests_total')
  expect(requests).toContain(
    'http_requests_total{method="GET",route="/api/topics/:id",status="200"} 2',
  )
  expect(requests).toContain(
    'http_requests_total{method="GET",route="/api/topics/:id",status="404"} 1',
  )
  expect(requests.join('\n')).toContain('route="/preview/:collection/:id"')
  expect(metrics).not.toContain(id)
  const of = '{method="GET",route="/api/topics/:id",status="200"}'
  expect(metrics).toContain(`http_request_duration_seconds_count${of} 2`)
  expect(metrics).toContain(
    'http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/api/topics/:id",status="200"} 2',
  )
  expect(linesOf(metrics, 'response_cache_requests_total')).toContain(
    'response_cache_requests_total{result="hit"} 1',
  )
})

test('whatever is asked for, there are no more labels than routes', async () => {
  await send('/wp-login.php', {})
  const before = linesOf(await read(), 'http_requests_total').length
  const made = Array.from({ length: 20 }, (_item, index) => `/made-up-${index}/x`)
  for (const path of made) await send(path, {})
  expect(linesOf(await read(), 'http_requests_total').length).toBeLessThanOrEqual(before + 1)
  expect(await read()).not.toContain('made-up')
})

test('queued work, mails and the database are there', async () => {
  const metrics = await read()
  expect(linesOf(metrics, 'database_up')).toEqual(['database_up 1'])
  expect(linesOf(metrics, 'jobs')).toEqual(
    expect.arrayContaining([
      'jobs{queue="publishing",state="failed"} 0',
      'jobs{queue="mails",state="waiting"} 0',
      'jobs{queue="webhooks",state="failed"} 0',
    ]),
  )
  expect(linesOf(metrics, 'database_operation_duration_seconds_count').join()).toContain(
    'operation="create"',
  )
  expect(linesOf(metrics, 'nodejs_eventloop_lag_p99_seconds')).toHaveLength(1)
})

const ofPrometheus = new Set(['up'])
const words =
  /\b(?:sum|max|by|rate|increase|histogram_quantile|min_over_time|offset|le|route|operation|queue|state|outcome|__rate_interval)\b/g

/** The metrics that an expression of Prometheus asks for. */
const namesIn = (expression: string) =>
  expression
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|\b\d\w*\b/g, '')
    .replaceAll(words, '')
    .match(/[a-z_]\w+/g) ?? []

test.each([
  ['docs/operations/alerts.yml', /expr: (.+)/g],
  ['docs/operations/grafana-dashboard.json', /"expr": "((?:[^"\\]|\\.)+)"/g],
])('what %s asks for is there', async (file, expressions) => {
  const asked = [...readFileSync(file, 'utf8').matchAll(expressions)].flatMap(([, expression]) =>
    namesIn(expression ?? ''),
  )
  expect(asked.length).toBeGreaterThan(8)
  const types = [...(await read()).matchAll(/^# TYPE (\w+) (\w+)$/gm)]
  const known = types.flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  )
  expect(asked.filter((name) => !ofPrometheus.has(name) && !known.includes(name))).toEqual([])
})

test.each<Record<string, string>>([
  { Forwarded: 'for=192.0.2.1' },
  { 'X-Forwarded-For': '192.0.2.1' },
  { 'X-Forwarded-Host': 'cms.example.org' },
  { Via: '1.1 proxy' },
])('there is nothing to read through a proxy: %o', async (headers) => {
  const { body, status } = await send('/metrics', { headers })
  expect(status).toBe(404)
  expect(body).toBe('{"errors":[{"message":"There is nothing at this address."}]}')
})

test('every path of the API’s description, and of the pages, is a route of its own', async () => {
  const response = await fetch(`${server.url}/api/openapi.json`)
  const { paths } = (await response.json()) as { paths: Record<string, unknown> }
  const described = Object.keys(paths)
  const routeOf = createRoutePattern(knownRoutes(server.payload))
  const lost = described.filter((path) => {
    const route = routeOf(path.replaceAll(/\{[^}]+\}/g, 'x'))
    return route === noRoute || route === '/api/*'
  })
  expect(described).toContain('/consent/{token}/files/{filename}')
  // Parts of an address have no names in a pattern: the parts of a large sitemap count as none.
  expect(lost).toEqual(['/sitemap-{part}.xml'])
})
