import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('the front page leads to the panel and to all that the public may read', async () => {
  const response = await fetch(server.url)
  const page = await response.text()
  expect(response.headers.get('Content-Type')).toContain('text/html')
  expect(page).toContain('href="/admin"')
  expect(page).toContain('href="/api/graphql"')
  const roots = [...page.matchAll(/href="(\/api\/[\w-]+)"/g)].map(([, root]) => root ?? '')
  expect(roots).toContain('/api/posts')
  expect(roots).not.toContain('/api/users')
  for (const root of roots.filter((path) => path !== '/api/graphql')) {
    expect((await fetch(server.url + root)).status).toBe(200)
  }
})

test('the pages about the API lead to one another, and to nothing that is not there', async () => {
  const linksOf = async (path: string) => {
    const response = await fetch(server.url + path)
    expect(response.status, path).toBe(200)
    return [...(await response.text()).matchAll(/href="(\/api\/docs\/[^"#]+)"/g)].map(
      ([, to]) => to,
    )
  }
  const groups = new Set(await linksOf('/api/docs'))
  expect(groups).toContain('/api/docs/posts')
  for (const group of groups) {
    expect([...groups]).toEqual(expect.arrayContaining(await linksOf(group ?? '')))
  }
  expect((await fetch(`${server.url}/api/docs/nothing`)).status).toBe(404)
})

test.each(['/', '/api/topics', '/api/docs', '/nope', '/healthz'])(
  '%s is answered with strict security headers',
  async (path) => {
    const { headers } = await fetch(server.url + path)
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Powered-By')).toBeNull()
    expect(headers.get('X-Request-Id')).toBeTruthy()
  },
)

test('HEAD is answered like GET, without the body', async () => {
  const get = await fetch(`${server.url}/api/topics`)
  const head = await fetch(`${server.url}/api/topics`, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(head.headers.get('Content-Length')).toBe(get.headers.get('Content-Length'))
  expect(await head.text()).toBe('')
})
