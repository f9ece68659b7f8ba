import express from 'express'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { metrics } from '../../src/api/metrics.ts'
import { createRoutePattern, methodLabel, noRoute } from '../../src/lib/routePattern.ts'
import { createTally } from '../../src/lib/tally.ts'

let server: Server
let url: string
beforeAll(async () => {
  server = createServer(express().use(metrics({ registry: new Registry(), token: 'a-token' })))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`
})
afterAll(() => server.close())

test.each([
  ['Bearer a-token', 200],
  ['Bearer another', 401],
  ['a-token', 401],
  ['', 401],
])('where a token is set, %j answers %i, on this machine too', async (authorization, status) => {
  const response = await fetch(url, { headers: { authorization } })
  expect(response.status).toBe(status)
})

const routeOf = createRoutePattern(['/', '/admin/*', '/api/*', '/api/posts', '/api/posts/:id'])

test.each([
  ['/', '/'],
  ['/?page=2', '/'],
  ['/api/posts?depth=1', '/api/posts'],
  ['/api/posts/', '/api/posts'],
  ['/api/posts/018f', '/api/posts/:id'],
  ['/api/posts/018f/more', '/api/*'],
  ['/api/constructor', '/api/*'],
  ['/admin', '/admin/*'],
  ['/admin/collections/posts', '/admin/*'],
  ['/elsewhere', noRoute],
])('%s is of the route %s', (path, route) => {
  expect(routeOf(path)).toBe(route)
})

test('a literal part counts before a name, and a dead end is left again', () => {
  const find = createRoutePattern(['/a/b/c', '/a/:id', '/a/:id/d'])
  expect(['/a/b/c', '/a/b', '/a/b/d', '/a/x/c'].map(find)).toEqual([
    '/a/b/c',
    '/a/:id',
    '/a/:id/d',
    noRoute,
  ])
})

test('methods that clients make up are one', () => {
  expect(['GET', 'PROPFIND', undefined].map(methodLabel)).toEqual(['GET', 'other', 'other'])
})

test('a tally counts each duration in one bucket, the longest in none', () => {
  const tally = createTally()
  tally.add('GET', 0.005)
  tally.add('GET', 0.0051)
  tally.add('GET', 60)
  const [[, { buckets, count, seconds }] = ['', { buckets: [], count: 0, seconds: 0 }]] = [
    ...tally.entries(),
  ]
  expect(count).toBe(3)
  expect(seconds).toBeCloseTo(60.0101)
  expect(buckets.slice(0, 4)).toEqual([0, 1, 1, 0])
  expect(buckets.reduce((sum, one) => sum + one)).toBe(2)
})
