import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { knownRoutes } from '../../src/metrics/knownRoutes.ts'
import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const frontend = 'https://www.example.org'

let server: TestServer
let editor: Account
let contributor: Account
let post: string
let draft: string
let event: string
let addresses: string[]
beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: 'true', FRONTEND_URL: frontend })
  const { payload } = server
  editor = await createAccount(payload, 'editor')
  contributor = await createAccount(payload, 'contributor')
  const published = { _status: 'published' as const }
  post = (await payload.create({ collection: 'posts', data: factories.posts(published) })).id
  draft = (await payload.create({ collection: 'posts', data: factories.posts() })).id
  const signUp = { mode: 'here' as const }
  const data = factories.events({ ...published, signUp })
  event = (await payload.create({ collection: 'events', data })).id
  addresses = [
    ...knownRoutes(payload)
      // The panel is Next's, and is asked in a browser.
      .filter((route) => route !== '/admin/*')
      .map((route) =>
        route.replace(/^\/api\/events\/:id|^\/events\/:id/, (at) => at.replace(':id', event)),
      )
      .map((route) => route.replace(/:\w+|\*/g, 'x')),
    `/api/posts/${post}`,
    `/preview/posts/${post}`,
    `/registrations/reg_${'a'.repeat(43)}`,
    `/api/registrations/reg_${'a'.repeat(43)}`,
    '/healthz',
    '/readyz',
    '/%E0%A4%A',
    '/api/constructor',
    '/nope',
  ]
})
afterAll(() => server.close())
afterAll(() => vi.restoreAllMocks())

type Answer = { status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }

/** `fetch` would refuse to forge the headers that are tried here. */
const send = (
  path: string,
  headers: Record<string, string | string[]> = {},
  { method = 'GET', body }: { method?: string; body?: string } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    request({ hostname, port, path, method, headers }, (response) => {
      const { headers, statusCode: status } = response
      text(response).then((body) => resolve({ status, headers, body }), reject)
    })
      .on('error', reject)
      .end(body)
  })
const json = { 'Content-Type': 'application/json' }
const sendJson = (path: string, headers: Record<string, string | string[]>, body: unknown) =>
  send(path, { ...json, ...headers }, { method: 'POST', body: JSON.stringify(body) })

describe('two sessions in one request', () => {
  const own = () => `payload-token=${editor.session.slice('JWT '.length)}`
  const tossed = () => `payload-token=${contributor.session.slice('JWT '.length)}`
  const pairs: [string, () => string | string[]][] = [
    ['the other last', () => `${own()}; ${tossed()}`],
    ['the other first', () => `${tossed()}; ${own()}`],
    ['the other with a space in its name', () => `${own()}; ${tossed().replace('=', ' =')}`],
    ['the other in a header of its own', () => [own(), tossed()]],
    ['one that is empty', () => `${own()}; payload-token=`],
  ]
  const from = (cookie: string | string[]) => ({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' })

  test.each(pairs)('are none, %s: REST, GraphQL, a write and a preview', async (_, cookies) => {
    const headers = from(cookies())
    const me = await send('/api/users/me', headers)
    expect(JSON.parse(me.body)).toMatchObject({ user: null })
    const graphql = await sendJson('/api/graphql', headers, { query: '{ meUser { user { id } } }' })
    expect(JSON.parse(graphql.body)).toEqual({ data: { meUser: { user: null } } })
    expect((await sendJson('/api/topics', headers, { name: 'Tossed' })).status).toBe(403)
    expect((await send(`/preview/posts/${draft}`, headers)).status).toBe(404)
    const read = await send('/api/topics', headers)
    expect(read.status).toBe(200)
    expect(read.headers['cache-control']).toContain('private')
  })

  test('that are the same are one', async () => {
    const me = await send('/api/users/me', from(`${own()}; a=b; ${own()}`))
    expect(JSON.parse(me.body)).toMatchObject({ user: { id: editor.id } })
  })

  test('do not hide who says so in another way', async () => {
    const headers = { ...from(`${own()}; ${tossed()}`), Authorization: editor.apiKey }
    expect(JSON.parse((await send('/api/users/me', headers)).body)).toMatchObject({
      user: { id: editor.id },
    })
  })
})

describe('a page of another site', () => {
  const stranger = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
  const login = () => ({ email: contributor.email, password })
  /** What a form of HTML can send without asking first. */
  const byForm = (headers: Record<string, string>) =>
    send(
      '/api/users/login',
      { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' },
      {
        method: 'POST',
        body: `--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n${JSON.stringify(login())}\r\n--x--\r\n`,
      },
    )
  const byGraphql = (headers: Record<string, string>) =>
    sendJson('/api/graphql', headers, {
      query: `mutation { loginUser(email: "${contributor.email}", password: "${password}") { exp } }`,
    })

  test.each([
    ['cross-site', 'https://evil.example'],
    ['cross-site', 'null'],
    ['same-site', 'https://evil.example.org'],
  ])('(%s, %s) signs nobody in', async (site, Origin) => {
    for (const signIn of [byForm, byGraphql]) {
      const answer = await signIn({ Origin, 'Sec-Fetch-Site': site })
      expect(answer.status).toBe(200)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('that is trusted does, and our own', async () => {
    for (const headers of [
      { Origin: frontend, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' },
    ]) {
      for (const signIn of [byForm, byGraphql]) {
        expect(String((await signIn(headers)).headers['set-cookie'])).toContain('payload-token=ey')
      }
    }
  })

  test('changes nothing by the session of its visitor', async () => {
    const Cookie = `payload-token=${editor.session.slice('JWT '.length)}`
    for (const headers of [
      { ...stranger, Cookie },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site', Cookie },
      { 'Sec-Fetch-Site': 'cross-site', Cookie },
      { Origin: 'https://evil.example.org', 'Sec-Fetch-Site': 'same-site', Cookie },
    ]) {
      const form =
        '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"name":"X"}\r\n--x--\r\n'
      const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
      const written = await send(
        '/api/topics',
        { ...headers, ...type },
        { method: 'POST', body: form },
      )
      expect(written.status).toBe(403)
      const query = 'mutation { createTopic(data: { name: "X" }) { id } }'
      const graphql = await sendJson('/api/graphql', headers, { query })
      expect(JSON.parse(graphql.body)).toHaveProperty('errors[0].extensions.statusCode', 403)
      expect((await sendJson('/api/users/logout', headers, {})).status).toBe(400)
    }
    expect((await server.payload.count({ collection: 'topics' })).totalDocs).toBe(0)
  })
})

describe('a forged host', () => {
  const forged = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Server': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Original-Host': 'evil.example',
    'X-Host': 'evil.example',
    Forwarded: 'for=192.0.2.1;host=evil.example;proto=https',
  }

  test('is in no mail with a link', async () => {
    const sendEmail = vi.spyOn(server.payload, 'sendEmail').mockResolvedValue(undefined)
    const { email } = editor
    await sendJson('/api/users/forgot-password', forged, { email })
    await sendJson('/api/graphql', forged, {
      query: `mutation { forgotPasswordUser(email: "${email}") }`,
    })
    await expect.poll(() => sendEmail.mock.calls.length).toBe(2)
    for (const [mail] of sendEmail.mock.calls) {
      expect(mail.to).toBe(email)
      expect(mail.text).toContain(`${server.url}/admin/reset/`)
      expect(JSON.stringify(mail)).not.toContain('evil')
    }
  })

  test('is in no answer, whatever is asked for', async () => {
    for (const path of addresses) {
      const { headers, body } = await send(path, forged)
      expect([path, JSON.stringify(headers) + body]).toEqual([
        path,
        expect.not.stringContaining('evil.example') as string,
      ])
    }
  })
})

describe('what every answer tells a browser', () => {
  const said = (headers: Answer['headers']) => ({
    sniffing: headers['x-content-type-options'],
    framing: /frame-ancestors '(none|self)'/.test(String(headers['content-security-policy'])),
    oldFraming: /^(DENY|SAMEORIGIN)$/.test(String(headers['x-frame-options'])),
    referrer: /^(no-referrer|same-origin)$/.test(String(headers['referrer-policy'])),
    software: headers['x-powered-by'] ?? headers.server,
  })
  const expected = {
    sniffing: 'nosniff',
    framing: true,
    oldFraming: true,
    referrer: true,
    software: undefined,
  }

  test.each(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'to %s, at every address, whatever comes of it',
    async (method) => {
      for (const path of addresses) {
        const { headers, status, body } = await send(path, {}, { method })
        expect([path, status, said(headers)]).toEqual([path, status, expected])
        expect([path, body !== '' && headers['content-type'] === undefined]).toEqual([path, false])
      }
    },
  )

  test('also what is no request at all', async () => {
    for (const bytes of [
      'nonsense\r\n\r\n',
      'GET http://[::x/ HTTP/1.1\r\nHost: x\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    ]) {
      const answer = await raw(bytes)
      const lines = answer.split('\r\n\r\n', 1)[0]?.split('\r\n').slice(1) ?? []
      const headers = Object.fromEntries(
        lines.map((line) => {
          const [name = '', ...value] = line.split(': ')
          return [name.toLowerCase(), value.join(': ')]
        }),
      )
      expect([answer.slice(0, 12), said(headers)]).toEqual([
        expect.stringMatching(/^HTTP\/1.1 4/),
        expected,
      ])
    }
  })

  const raw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(server.url)
      const socket = connect(Number(port), hostname)
      text(socket).then(resolve, reject)
      socket.write(bytes)
    })
})
