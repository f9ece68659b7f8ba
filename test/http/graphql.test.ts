import { getIntrospectionQuery } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let admin: Account
let topic: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await createAccount(server.payload, 'admin')
  for (let index = 0; index < 101; index += 1) {
    const { id } = await server.payload.create({
      collection: 'topics',
      data: { name: `Topic ${index}` },
    })
    topic = id
  }
  for (let index = 0; index < 12; index += 1) {
    await server.payload.create({
      collection: 'posts',
      data: { title: `Post ${index}`, topics: [topic], _status: 'published' },
    })
  }
}, 120_000)
afterAll(() => server.close())
afterEach(() => vi.restoreAllMocks())

type Body = {
  data?: Record<string, Record<string, unknown>> | null
  errors?: { message: string; extensions?: Record<string, unknown> }[]
}

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Body,
  }
}
const ask = (query: string, variables?: object, headers?: Record<string, string>) =>
  post({ query, variables }, headers)
const get = (query: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/graphql?${new URLSearchParams(query)}`, { headers })

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')

describe('a query', () => {
  const query =
    'query A($name: String) { Topics(where: { name: { equals: $name } }) { docs { name } totalDocs } }'
  const variables = { name: 'Topic 7' }
  const expected = { data: { Topics: { docs: [{ name: 'Topic 7' }], totalDocs: 1 } } }

  test('is answered by POST and by GET', async () => {
    expect((await ask(query, variables)).body).toEqual(expected)
    const got = await get({ query, variables: JSON.stringify(variables), operationName: 'A' })
    expect(await got.json()).toEqual(expected)
  })

  test('is answered in the media type that the client prefers', async () => {
    for (const type of ['application/graphql-response+json', 'application/json']) {
      const { headers, body } = await ask(query, variables, { Accept: type })
      expect(headers.get('Content-Type')).toContain(type)
      expect(headers.get('Content-Length')).toBeTruthy()
      expect(body).toEqual(expected)
    }
  })

  test('for the whole schema is answered outside of any limit', async () => {
    const { status, body } = await ask(getIntrospectionQuery())
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
  })

  test.each([
    [{ query: '{' }, 'Syntax'],
    [{ query: '{ nope }' }, 'nope'],
    [{}, 'query'],
    [{ query: 1 }, 'query'],
    [[{ query: '{ Topics { totalDocs } }' }], 'Batching'],
  ])('%j is refused with a reason', async (body, reason) => {
    const answer = await post(body, { Accept: 'application/graphql-response+json' })
    expect(answer.status).toBe(400)
    expect(answer.body.errors?.[0]?.message).toMatch(new RegExp(reason, 'i'))
  })

  test.each(['abc', '{', 'null', '[]'])(
    'GET with variables %s does not fail',
    async (variables) => {
      const response = await get({ query: '{ Topics { totalDocs } }', variables })
      expect(response.status).toBeLessThan(500)
    },
  )
})

describe('a mutation', () => {
  const create = 'mutation { createTopic(data: { name: "Made" }) { id name } }'

  test('is done by POST, under the rules of access', async () => {
    const denied = await ask(create)
    expect(denied.body.errors?.[0]).toMatchObject({
      message: 'You are not allowed to perform this action.',
      extensions: { statusCode: 403 },
    })
    const done = await ask(create, {}, { Authorization: admin.session })
    expect(done.body.data?.createTopic).toMatchObject({ name: 'Made' })
  })

  test('is never done by GET', async () => {
    const response = await get({ query: create }, { Authorization: admin.session })
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('POST')
  })

  test('names the fields that are at fault', async () => {
    const { body } = await ask(
      'mutation { createTopic(data: { name: "" }) { id } }',
      {},
      { Authorization: admin.session },
    )
    expect(body.errors?.[0]?.extensions).toMatchObject({
      name: 'ValidationError',
      statusCode: 400,
      data: { errors: [{ path: 'name' }] },
    })
  })
})

describe('signing in', () => {
  const login = (headers: Record<string, string> = {}) =>
    ask(
      'mutation ($email: String!, $password: String!) { loginUser(email: $email, password: $password) { token user { id } } }',
      { email: admin.email, password },
      headers,
    )

  test('sets the cookie, and tells a client that is no browser the token', async () => {
    const { headers, body } = await login()
    expect(headers.getSetCookie().join()).toContain('payload-token=')
    expect(body.data?.loginUser).toMatchObject({ token: expect.any(String) as string })
  })

  test.each(['Origin', 'Sec-Fetch-Site'])(
    'keeps the token from a browser, which sends %s',
    async (name) => {
      const answer = await login({ [name]: 'http://localhost:1' })
      expect(answer.headers.getSetCookie().join()).toContain('payload-token=')
      expect(answer.body.data?.loginUser).toMatchObject({ token: null, user: { id: admin.id } })
    },
  )

  test('is never told again', async () => {
    const { body } = await ask(
      '{ meUser { token user { id } } }',
      {},
      { Authorization: admin.session },
    )
    expect(body.data?.meUser).toEqual({ token: null, user: { id: admin.id } })
    const refreshed = await ask(
      'mutation { refreshTokenUser { refreshedToken } }',
      {},
      { Authorization: admin.session, 'Sec-Fetch-Site': 'same-origin' },
    )
    expect(refreshed.body.data?.refreshTokenUser).toEqual({ refreshedToken: null })
    expect(refreshed.headers.getSetCookie().join()).toContain('payload-token=')
  })
})

describe('pages', () => {
  test.each([
    ['', 10, 10],
    ['(limit: 5)', 5, 5],
    ['(limit: 0)', 100, 100],
    ['(limit: 1000)', 100, 100],
    ['(pagination: false)', 100, 100],
  ])('Topics%s holds %i and says %i', async (args, count, limit) => {
    const { body } = await ask(`{ Topics${args} { limit docs { id } } }`)
    expect(body.data?.Topics?.docs).toHaveLength(count)
    expect(body.data?.Topics?.limit).toBe(limit)
  })

  test.each(['limit: -1', 'page: -1'])('%s is refused by name', async (args) => {
    const { body } = await ask(`{ Topics(${args}) { limit } }`)
    expect(body.errors?.[0]?.message).toContain(`\`${args.split(':', 1)[0]}\``)
  })

  test.each([
    ['', 10],
    ['(limit: 0)', 12],
    ['(limit: 2)', 2],
    ['(limit: 1000)', 12],
  ])('a join%s holds %i', async (args, count) => {
    const { body } = await ask(`{ Topic(id: "${topic}") { posts${args} { docs { id } } } }`)
    expect((body.data?.Topic?.posts as { docs: unknown[] }).docs).toHaveLength(count)
  })

  test('lists in the documents of a list are read whole', async () => {
    const nested = ask(
      '{ Posts(limit: 12) { docs { topics { posts(limit: 5) { docs { id } } } } } }',
    )
    expect((await ask('{ Topics { totalDocs } }')).status).toBe(200)
    const { body } = await nested
    const posts = body.data?.Posts?.docs as { topics: { posts: { docs: unknown[] } }[] }[]
    expect(posts).toHaveLength(12)
    for (const { topics } of posts) expect(topics[0]?.posts.docs).toHaveLength(5)
  })

  test('a condition of too many parts is refused', async () => {
    const parts = Array.from({ length: 101 }, () => ({ name: { equals: 'x' } }))
    const { body } = await ask(
      'query ($where: Topic_where) { Topics(where: $where) { totalDocs } }',
      { where: { OR: parts } },
    )
    expect(body.errors?.[0]?.message).toContain('conditions')
  })
})

describe('what is too large is refused at once, and says which limit it is over', () => {
  const doubling = `{ Posts { docs { ...f0 } } }
    ${repeat(20, (index) => `fragment f${index} on Post { ...f${index + 1} ...f${index + 1} }`)}
    fragment f20 on Post { id }`
  const deep = (levels: number): string => (levels === 0 ? 'name' : `type { ${deep(levels - 1)} }`)

  test.each([
    ['fields at its root', `{ ${repeat(300, (index) => `a${index}: countTopics { totalDocs }`)} }`],
    ['aliases', `{ Topics { docs { ${repeat(100, (index) => `a${index}: id`)} } } }`],
    ['aliases', `{ Topics { docs { ${repeat(499, (index) => `a${index}: id`)} } } }`],
    ['fields at its root', `{ ${repeat(499, (index) => `a${index}: __typename`)} }`],
    [
      'fields at its root',
      `{ ...a } fragment a on Query { ${repeat(499, (index) => `a${index}: __typename`)} }`,
    ],
    ['tokens', `{ Topics { ${repeat(1000, () => 'totalDocs @include(if: true)')} } }`],
    ['directives', `{ Topics { ${repeat(100, () => 'totalDocs @a @b')} } }`],
    [
      'levels',
      `{ __schema { types { ${'fields { type { fields { type { '.repeat(6)} name ${'} } } }'.repeat(6)} } } }`,
    ],
    ['fields', doubling],
    ['levels', `{ __schema { types { fields { ${deep(20)} } } } }`],
    ['tokens', `{ Topics { docs { id ${'@a '.repeat(10_000)} } } }`],
    ['directives', `{ Topics { docs { id ${'@skip(if: false) '.repeat(100)} } } }`],
    ['contain each other', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    [
      'fields at its root',
      `mutation { ${repeat(20, (index) => `l${index}: loginUser(email: "a@b.c", password: "x") { exp }`)} }`,
    ],
    ['characters', `{ Topics { docs { id } } } #${'x'.repeat(200_000)}`],
    [
      'complexity',
      `{ ${repeat(20, () => 'Topics { docs { posts { docs { projects { events { docs { project { events { docs { project { events { docs { id } } } } } } } } } } } } }')} }`,
    ],
    [
      'documents',
      '{ Posts(limit: 100) { docs { topics { posts(limit: 100) { docs { topics { posts(limit: 100) { docs { id } } } } } } } } }',
    ],
  ])('%s', async (limit, query) => {
    const find = vi.spyOn(server.payload.db, 'find')
    const { status, body } = await ask(query, {}, { Accept: 'application/graphql-response+json' })
    expect(status).toBe(400)
    expect(body.errors?.[0]?.message).toContain(limit)
    expect(find).not.toHaveBeenCalled()
  })

  test('a batch of any size', async () => {
    for (const batch of [[], ['a'], Array(20).fill({ query: '{ Topics { totalDocs } }' })]) {
      const { status, body } = await post(batch)
      expect([status, body.errors?.[0]?.message]).toEqual([
        400,
        expect.stringMatching(/batch/i) as string,
      ])
    }
  })

  test('variables that fill the largest body', async () => {
    const query = 'query ($where: Topic_where) { Topics(where: $where) { totalDocs } }'
    const words = 'a '.repeat(400_000)
    for (const where of [
      { name: { equals: words } },
      { name: { like: words } },
      { name: { in: words.split(' ') } },
      { OR: words.split(' ').map(() => ({})) },
    ]) {
      const { status, body } = await ask(query, { where })
      expect([200, 400, 413]).toContain(status)
      expect(body.errors?.[0]?.message).toMatch(/than|too large/)
    }
  })

  test('variables too', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
    const { status, body } = await ask('{ Topics { totalDocs } }', { a: nested(1000) })
    expect(status).toBe(400)
    expect(body.errors?.[0]?.message).toContain('variables')
  })
})

test('a browser gets a page to try queries on', async () => {
  const response = await get({}, { Accept: 'text/html' })
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toContain('text/html')
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})
