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

describe('ten thousand rows', () => {
  const many = <Row>(row: Row) => Array.from({ length: 10_000 }, () => row)
  const richText = (children: unknown[]) => ({ root: { type: 'root', children } })
  const id = '01a20d26-6000-70c6-b801-2e9d8e434262'
  const data: [string, Record<string, unknown>][] = [
    ['credits', { credits: many({ role: 'author' }) }],
    ['topics', { topics: many(id) }],
    ['body', { body: richText(many({ type: 'paragraph', children: [] })) }],
    ['body', { body: richText(many({ type: 'block', fields: { blockType: 'callToAction' } })) }],
    [
      'body',
      { body: richText([{ type: 'paragraph', children: many({ type: 'text', text: '' }) }]) },
    ],
    ['formats', { credits: many({}).slice(0, 600), formats: many({}).slice(0, 600) }],
  ]

  test.each(data)(
    'of %s are refused by name, in drafts too, over REST and GraphQL',
    async (path, body) => {
      const headers = { Authorization: editor.session, 'Content-Type': 'application/json' }
      const made = await server.payload.create({ collection: 'posts', data: { title: 'Few' } })
      for (const [method, address] of [
        ['POST', '/api/posts?draft=true'],
        ['PATCH', `/api/posts/${made.id}?draft=true&autosave=true`],
        ['PATCH', `/api/posts?where[id][equals]=${made.id}`],
      ] as const) {
        const response = await fetch(server.url + address, {
          method,
          headers,
          body: JSON.stringify({ title: 'Many', ...body }),
        })
        expect(response.status).toBe(400)
        expect(await response.json()).toMatchObject({ errors: [{ data: { errors: [{ path }] } }] })
      }
      const response = await fetch(`${server.url}/api/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          query:
            'mutation ($data: mutationPostInput!) { createPost(data: $data, draft: true) { id } }',
          variables: { data: { title: 'Many', ...body } },
        }),
      })
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.not.stringContaining('went wrong') as string }],
      })
      expect((await server.payload.findByID({ collection: 'posts', id: made.id })).title).toBe(
        'Few',
      )
    },
  )
})

describe('a key that every object inherits', () => {
  const headers = () => ({ Authorization: editor.session, 'Content-Type': 'application/json' })
  const send = (method: string, path: string, body: string) =>
    fetch(server.url + path, { method, headers: headers(), body })
  const keys = ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']
  const paths = [
    ['POST', '/api/topics'],
    ['PATCH', '/api/topics/1'],
    ['POST', '/api/users/login'],
    ['POST', '/api/users/forgot-password'],
    ['POST', '/api/payload-preferences/x'],
    ['POST', '/api/posts/checklist'],
  ] as const

  test.each(keys)('%s is refused in a body, however deep', async (key) => {
    for (const [method, path] of paths) {
      for (const body of [
        `{"name":"A","${key}":{"polluted":true}}`,
        `{"name":"A","meta":{"title":"A","${key}":null}}`,
        `{"name":"A","credits":[{"role":"author","${key}":{"polluted":true}}]}`,
      ]) {
        const response = await send(method, path, body)
        expect([path, body, response.status]).toEqual([path, body, 400])
        expect(await response.json()).toMatchObject({
          errors: [{ message: expect.stringContaining('is not a field') as string }],
        })
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each(keys)('%s is refused in the variables of GraphQL', async (key) => {
    const query = 'query ($where: Topic_where) { Topics(where: $where) { totalDocs } }'
    for (const variables of [
      `{"${key}":1}`,
      `{"where":{"${key}":{"equals":"1"}}}`,
      `{"where":{"name":{"${key}":"1"}}}`,
      `{"where":{"OR":[{"${key}":{"equals":"1"}}]}}`,
    ]) {
      const body = `{"query":"${query}","variables":${variables}}`
      const response = await send('POST', '/api/graphql', body)
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringContaining('is no variable') as string }],
      })
    }
  })

  test.each(keys.slice(0, 3))('%s sorts, selects and joins nothing', async (key) => {
    for (const query of [
      `sort=${key}`,
      `sort=-${key}.x`,
      `select[${key}]=true`,
      `select[meta][${key}]=true`,
      `populate[${key}][x]=true`,
      `joins[${key}][limit]=1`,
      `where[meta.${key}][equals]=1`,
    ]) {
      const response = await fetch(`${server.url}/api/posts?${query}`)
      expect([query, response.status < 500]).toEqual([query, true])
      expect(JSON.stringify(await response.json())).not.toContain('polluted')
    }
    const graphql = await send(
      'POST',
      '/api/graphql',
      JSON.stringify({ query: `{ Posts(sort: "${key}") { totalDocs } }` }),
    )
    expect(await graphql.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(key) as string }],
    })
  })

  test('is a word like any other in a value', async () => {
    const body = JSON.stringify({ name: 'The constructor of __proto__' })
    expect((await send('POST', '/api/topics', body)).status).toBe(201)
  })
})
