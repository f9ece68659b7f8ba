import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: Account
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())

/** Sends exactly these bytes, and gives all that comes back until the server closes. */
const raw = (request: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
    socket.write(request)
  })

const get = (path: string) => raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)

describe('an address that means nothing is a client error in the one shape', () => {
  test.each([
    '/%E0%A4%A',
    '/api/%E0%A4%A',
    '/api/posts/%E0%A4%A',
    '/admin/%E0%A4%A',
    '/api/constructor',
    '/api/__proto__',
    '/api/toString/x',
    '/api/globals/constructor',
    '/api/nope',
    '/api/posts/nope/nope/nope',
    '/api/posts/%00',
    '/api/payload-migrations',
    '/api/payload-kv/x',
    '/nope',
    '//evil.example/api/posts',
    '/api//posts',
    '/api/posts?where%5B=%E0%A4%A',
    '/api/x/../constructor',
    '/api/x/%2e%2e/constructor',
    '/api/x/%2E./constructor',
    '/api/posts/../__proto__',
    '/api/posts/..',
    '/api/./posts',
    '/api/x\\..\\posts',
    '/api\\posts',
    '/api/posts#/x',
    'http://a:b@c:99999999/api/posts',
    'http://[::x/api/posts',
    'posts',
    '*',
  ])('%s', async (path) => {
    const answer = await get(path)
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /)
    const body = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)) as {
      errors: { message: string }[]
    }
    expect(body.errors[0]?.message).toBeTruthy()
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})

test('a whole address in the request line is read for its path alone', async () => {
  const answer = await get('http://evil.example/api/topics')
  expect(answer).toMatch(/^HTTP\/1.1 200 /)
  expect(answer).not.toContain('evil.example')
})

describe('a method that nobody serves', () => {
  test.each(['TRACE', 'PROPFIND', 'LOCK'])(
    '%s is answered with those there are',
    async (method) => {
      for (const path of ['/', '/api/topics', '/api/graphql', '/nope']) {
        const answer = await raw(
          `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        )
        expect(answer).toMatch(/^HTTP\/1.1 405 /)
        expect(answer).toMatch(/^Allow: GET, HEAD, POST, /im)
        expect(answer).toContain('"errors"')
      }
    },
  )
})

describe('a body that no handler expects is a client error', () => {
  const bodies = [
    'null',
    '[]',
    '"x"',
    '1',
    '{',
    '{"a":',
    'undefined',
    '[[[[',
    '{"__proto__":null}x',
  ]
  const paths = [
    ['POST', '/api/topics'],
    ['PATCH', '/api/topics/1'],
    ['PATCH', '/api/topics?where[id][equals]=1'],
    ['POST', '/api/users/login'],
    ['POST', '/api/users/forgot-password'],
    ['POST', '/api/users/logout'],
    ['POST', '/api/payload-preferences/x'],
    ['POST', '/api/graphql'],
  ] as const
  test.each(paths.flatMap(([method, path]) => bodies.map((body) => ({ method, path, body }))))(
    '$method $path $body',
    async ({ method, path, body }) => {
      const response = await fetch(server.url + path, {
        method,
        headers: { Authorization: editor.session, 'Content-Type': 'application/json' },
        body,
      })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expect(await response.json()).toHaveProperty('errors[0].message')
    },
  )

  test.each(['{', 'null', '"x"', '{"a"'])('an override with %s', async (body) => {
    const response = await fetch(`${server.url}/api/topics`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Payload-HTTP-Method-Override': 'GET' },
      body,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toHaveProperty('errors[0].message')
  })

  test.each(['null', '[]', '"x"', '{'])('a form whose document is %s', async (document) => {
    const form = new FormData()
    form.set('_payload', document)
    const response = await fetch(`${server.url}/api/topics`, {
      method: 'POST',
      headers: { Authorization: editor.session },
      body: form,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toHaveProperty('errors[0].message')
  })
})

describe('a form that cannot be read is a client error', () => {
  const types = ['multipart/form-data', 'multipart/form-data; boundary=x']
  const bodies = ['', 'x', '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{']
  const paths = [
    'topics',
    'posts',
    'users/login',
    'users/forgot-password',
    'users/logout',
    'media',
    'media/access',
  ]
  test.each(
    paths.flatMap((path) => types.flatMap((type) => bodies.map((body) => ({ path, type, body })))),
  )('$path $type $body', async ({ path, type, body }) => {
    const response = await fetch(`${server.url}/api/${path}`, {
      method: 'POST',
      headers: { Authorization: editor.session, 'Content-Type': type },
      body,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toHaveProperty('errors[0].message')
  })
})

test.each([
  ['POST', '/api/users/verify/x'],
  ['GET', '/api/media/versions'],
  ['GET', '/api/organisations/versions'],
  ['GET', '/api/organisations/versions/x'],
  ['POST', '/api/organisations/versions/x'],
])('%s %s, which Payload has and we have not, is nowhere', async (method, path) => {
  const response = await fetch(server.url + path, {
    method,
    headers: { Authorization: editor.session },
  })
  expect(response.status).toBe(404)
  expect(await response.json()).toHaveProperty('errors[0].message')
})

describe('other parameters that make no sense', () => {
  test.each(['select=abc', 'populate=abc', 'sort[x]=1', 'sort=nope', 'draft=abc', 'data={'])(
    '%s does not fail',
    async (query) => {
      const response = await fetch(`${server.url}/api/topics?${query}`)
      expect(response.status).toBeLessThan(500)
    },
  )
})
