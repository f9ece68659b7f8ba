import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const friend = 'https://www.example.org'
const stranger = 'https://evil.example'

let server: TestServer
let editor: Account
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: friend })
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())

const preflight = (path: string, origin: string) =>
  fetch(server.url + path, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'PATCH' },
  })

describe.each(['/api/topics', '/api/topics/1', '/api/users/login', '/api/graphql'])(
  'a preflight for %s',
  (path) => {
    test('from the frontend is allowed, with credentials', async () => {
      const { status, headers } = await preflight(path, friend)
      expect(status).toBeLessThan(300)
      expect(headers.get('Access-Control-Allow-Origin')).toBe(friend)
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
      expect(headers.get('Access-Control-Allow-Methods')).toContain('PATCH')
      expect(headers.get('Vary')).toContain('Origin')
    })

    test('from elsewhere is not', async () => {
      const { headers } = await preflight(path, stranger)
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(headers.get('Vary')).toContain('Origin')
    })
  },
)

test.each(['/api/topics', '/api/topics?limit=-1', '/api/nope', '/api/__proto__'])(
  'the frontend can read the answer to %s, a stranger cannot',
  async (path) => {
    const friendly = await fetch(server.url + path, { headers: { Origin: friend } })
    expect(friendly.headers.get('Access-Control-Allow-Origin')).toBe(friend)
    const strange = await fetch(server.url + path, { headers: { Origin: stranger } })
    expect(strange.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(strange.headers.get('Vary')).toContain('Origin')
  },
)

test('the frontend may name the version that it changes, and reads which it has changed it to', async () => {
  const asked = await preflight('/api/topics/1', friend)
  expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('If-Match')
  const { headers } = await fetch(`${server.url}/api/topics`, {
    method: 'POST',
    headers: {
      Authorization: editor.session,
      'Content-Type': 'application/json',
      Origin: friend,
    },
    body: JSON.stringify({ name: 'From the frontend' }),
  })
  expect(headers.get('ETag')).toMatch(/^"v-/)
  expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag')
})

test('a session counts for requests from trusted pages only, over REST and GraphQL', async () => {
  const login = await fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: friend },
    body: JSON.stringify({ email: editor.email, password }),
  })
  const Cookie = login.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
  expect(login.headers.getSetCookie().join()).toContain('HttpOnly')
  expect(login.headers.getSetCookie().join()).toContain('SameSite=Lax')

  const whoAmI = async (Origin: string) => {
    const me = await fetch(`${server.url}/api/users/me`, { headers: { Cookie, Origin } })
    const graphql = await fetch(`${server.url}/api/graphql`, {
      method: 'POST',
      headers: { Cookie, Origin, 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '{ meUser { user { id } } }' }),
    })
    return [
      ((await me.json()) as { user: { id: string } | null }).user?.id,
      ((await graphql.json()) as { data: { meUser: { user: { id: string } | null } } }).data.meUser
        .user?.id,
    ]
  }
  expect(await whoAmI(friend)).toEqual([editor.id, editor.id])
  expect(await whoAmI(stranger)).toEqual([undefined, undefined])
})
