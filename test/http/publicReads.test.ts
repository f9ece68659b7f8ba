import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount } from '../helpers/accounts.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const origin = 'https://site.example.org'

let server: TestServer
let editor: ContentClient
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: origin })
  editor = await createContentClient(server, 'editor')
  for (let n = 0; n < 10; n++) {
    await editor.send('POST', 'topics', { name: `Topic ${n} with a name that is long enough` })
  }
})
afterAll(() => server.close())

/** Unlike `fetch`, this sends no `Accept-Encoding` of its own, and decodes nothing. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const sent = request(`${server.url}${path}`, { method, headers })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end()
  })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

test('what is public may be kept by anybody who asks again each time', async () => {
  const { status, headers } = await get('/api/topics')
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'cache-control': 'public, no-cache', vary: /Accept-Encoding/ })
  expect(headers.etag).toMatch(/^"[\w-]{22}"$/)
})

test('who has an answer already is told so, whatever it was called in between', async () => {
  const { etag = '' } = (await get('/api/topics')).headers
  for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const { status, headers, body } = await get('/api/topics', { 'if-none-match': sent })
    expect([status, headers.etag, body.length]).toEqual([304, etag, 0])
    expect(headers['content-type']).toBeUndefined()
  }
  expect((await get('/api/topics', { 'if-none-match': '"other"' })).status).toBe(200)
})

test('each encoding is a representation with a tag of its own', async () => {
  const plain = await get('/api/topics')
  const br = await get('/api/topics', { 'accept-encoding': 'gzip, deflate, br' })
  const gzip = await get('/api/topics', { 'accept-encoding': 'gzip' })
  const refused = await get('/api/topics', { 'accept-encoding': 'br;q=0, gzip;q=0' })
  expect(br.headers['content-encoding']).toBe('br')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(refused.headers['content-encoding']).toBeUndefined()
  expect(brotliDecompressSync(br.body)).toEqual(plain.body)
  expect(gunzipSync(gzip.body)).toEqual(plain.body)
  expect(br.body.length).toBeLessThan(plain.body.length)
  expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
})

test('HEAD answers as GET does, without the body', async () => {
  const read = await get('/api/topics')
  const head = await get('/api/topics', {}, 'HEAD')
  expect(head.status).toBe(200)
  expect(head.body.length).toBe(0)
  expect(head.headers).toMatchObject({
    etag: read.headers.etag,
    'content-length': String(read.body.length),
  })
})

test.each([
  ['somebody signed in', () => ({ Authorization: 'session' })],
  ['any cookie', () => ({ cookie: 'theme=dark' })],
])('%s is answered for them alone', async (_, headersOf) => {
  const headers: Record<string, string> = headersOf()
  if (headers.Authorization) {
    headers.Authorization = (await createAccount(server.payload, 'editor')).session
  }
  const answer = await get('/api/topics', headers)
  expect(answer.status).toBe(200)
  expect(answer.headers['cache-control']).toBe('private, no-store')
  expect(answer.headers.etag).toBeUndefined()
})

test.each(['/api/topics?draft=true', '/api/topics?trash=true', '/api/users/me', '/api/access'])(
  '%s is kept by nobody',
  async (path) => {
    expect((await get(path)).headers['cache-control']).toBe('private, no-store')
  },
)

test.each([
  ['/api/topics?limit=1.5', 400],
  ['/api/topics/01a20aed-98dd-7cbd-9d4f-2b2a3c4d5e6f', 404],
])('%s, which failed, is kept by nobody', async (path, expected) => {
  const { status, headers } = await get(path, { 'if-none-match': '*' })
  expect([status, headers['cache-control']]).toEqual([expected, 'private, no-store'])
})

test('other sites may read as they may without the cache', async () => {
  for (let time = 0; time < 2; time++) {
    const allowed = await get('/api/topics', { origin })
    expect(allowed.headers['access-control-allow-origin']).toBe(origin)
    const other = await get('/api/topics', { origin: 'https://other.example.org' })
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
    expect(other.headers.vary).toMatch(/Origin/)
  }
})

test('parameters that mean nothing make no difference', async () => {
  const { etag } = (await get('/api/topics?limit=3&depth=0')).headers
  const { headers, status } = await get('/api/topics?utm_source=mail&depth=0&limit=3', {
    'if-none-match': etag ?? '',
  })
  expect([status, headers.etag]).toEqual([304, etag])
})

test('an address asked again has the same header, and its own name in the log', async () => {
  const paths = ['/api/topics?limit=5', '/feeds/posts.atom', '/robots.txt', '/api/search?q=topic']
  for (const path of paths) {
    const compressed: Record<string, string> = { origin, 'accept-encoding': 'br' }
    for (const sent of [{}, compressed]) {
      const [first, again] = [(await get(path, sent)).headers, (await get(path, sent)).headers]
      expect({ ...again, date: '', 'x-request-id': '' }).toEqual({
        ...first,
        date: '',
        'x-request-id': '',
      })
      expect(first).toHaveProperty('content-security-policy')
      const ids = [first, again].map((headers) => headers['x-request-id'])
      for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
      expect(new Set(ids).size).toBe(2)
    }
  }
})

test('an address asked before is answered anew to those who say who they are', async () => {
  await get('/api/topics?limit=4')
  const { headers } = await get('/api/topics?limit=4', { cookie: 'theme=dark' })
  expect(headers['cache-control']).toBe('private, no-store')
  expect((await get('/api/topics?limit=4', {}, 'DELETE')).status).not.toBe(200)
})

test('a client that goes away takes no answer from those who wait with it', async () => {
  const gone = request(`${server.url}/api/topics?limit=7`)
  gone.on('error', () => {})
  gone.end(() => gone.destroy())
  const stays = await fetch(`${server.url}/api/topics?limit=7`)
  expect(stays.status).toBe(200)
  expect(JSON.parse(await text(stays.body as never))).toMatchObject({ limit: 7 })
})
