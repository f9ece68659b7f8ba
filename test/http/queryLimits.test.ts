import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
let topic: string

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  editor = await createAccount(server.payload, 'editor')
  for (let index = 0; index < 103; index += 1) {
    const { id } = await server.payload.create({
      collection: 'topics',
      data: factories.topics({ name: `Topic ${String(index).padStart(3, '0')}` }),
    })
    topic = id
  }
  for (let index = 0; index < 12; index += 1) {
    await server.payload.create({
      collection: 'posts',
      data: factories.posts({ topics: [topic], _status: 'published' }),
    })
  }
}, 120_000)
afterAll(() => server.close())

describe('the size of a page', () => {
  test.each([
    ['', 10, 10],
    ['limit=5', 5, 5],
    ['limit=100', 100, 100],
    ['limit=0', 100, 100],
    ['limit=101', 100, 100],
    ['limit=2147483648', 100, 100],
    ['pagination=false', 100, 100],
    ['limit=0&pagination=false', 100, 100],
    ['limit=100000&pagination=false', 100, 100],
  ])('?%s is %i documents, and the answer says %i', async (query, docs, limit) => {
    const { status, body } = await api.get(`/topics?${query}`)
    expect(status).toBe(200)
    expect(body.docs).toHaveLength(docs)
    expect(body.limit).toBe(limit)
  })

  test.each(['-1', '1.5', 'abc', '1e9', '', '2147483649', '10&limit=20'])(
    'limit=%s is refused by name',
    async (limit) => {
      const { status, body } = await api.get(`/topics?limit=${limit}`)
      expect(status).toBe(400)
      expect(body.errors[0]?.message).toContain('`limit`')
    },
  )

  test.each(['-1', '1.5', 'abc', '2147483649', '1e18', '9'.repeat(400), '&page[x]=1'])(
    'page=%s is refused by name',
    async (page) => {
      const { status, body } = await api.get(`/topics?page=${page}`)
      expect(status).toBe(400)
      expect(body.errors[0]?.message).toContain('`page`')
    },
  )

  test('is the same where a POST stands for a GET', async () => {
    const response = await fetch(`${server.url}/api/topics`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Payload-HTTP-Method-Override': 'GET',
      },
      body: 'limit=0&pagination=false',
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ limit: 100, totalDocs: 103 })
  })

  test('is the same where the POST that stands for a GET holds JSON', async () => {
    const response = await fetch(`${server.url}/api/topics?limit=0`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-HTTP-Method-Override': 'GET' },
      body: '{}',
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ limit: 100, totalDocs: 103 })
  })

  test('is limited among versions too', async () => {
    const all = await api.get('/posts/versions?limit=0', { as: editor.session })
    expect(all.body).toMatchObject({ limit: 100 })
    expect((await api.get('/posts/versions?limit=-1', { as: editor.session })).status).toBe(400)
  })
})

describe('joins', () => {
  const join = (query: string) =>
    api.get(`/topics/${topic}?${query}`).then(({ status, body }) => ({
      status,
      body,
      posts: (body as unknown as { posts?: { docs: unknown[] } }).posts,
    }))

  test('have pages of 10, and at most 100', async () => {
    expect((await join('')).posts?.docs).toHaveLength(10)
    expect((await join('joins[posts][limit]=0')).posts?.docs).toHaveLength(12)
    expect((await join('joins[posts][limit]=1')).posts?.docs).toHaveLength(1)
    expect((await join('joins=false')).status).toBe(200)
    expect((await join('joins[posts]=false')).posts).toBeUndefined()
  })

  test.each([
    'joins[posts][limit]=-1',
    'joins[posts][limit]=abc',
    'joins[posts][page]=x',
    'joins[posts][sort][title]=1',
  ])('%s is refused by name', async (query) => {
    const { status, body } = await join(query)
    expect(status).toBe(400)
    expect(body.errors[0]?.message).toContain('joins[posts]')
  })

  test.each(['joins=abc', 'joins[posts]=abc', 'joins[posts][where]=abc'])(
    '%s is refused',
    async (query) => {
      expect((await join(query)).status).toBe(400)
    },
  )
})

describe('depth', () => {
  test.each(['-1', 'abc', '1.5', '2&depth=3'])('%s is refused by name', async (depth) => {
    for (const path of ['/topics', `/topics/${topic}`]) {
      const { status, body } = await api.get(`${path}?depth=${depth}`)
      expect(status).toBe(400)
      expect(body.errors[0]?.message).toContain('`depth`')
    }
  })

  test('of any size is answered', async () => {
    expect((await api.get('/topics?depth=100')).status).toBe(200)
    expect((await api.get('/topics?depth=0', { as: editor.session })).status).toBe(200)
  })
})

describe('where', () => {
  test.each([
    'where=abc',
    'where={"id":',
    'where=[]',
    'where[name]=abc',
    'where[name][equal]=abc',
    'where[nope][equals]=abc',
    'where[posts.nope][equals]=abc',
    'where[createdBy.nope][equals]=1',
    'where[and]=abc',
    'where[and][]=abc',
    'where[and][x]=abc',
    'where[__proto__][equals]=1',
    'where[constructor][equals]=1',
    'where={"__proto__":{"equals":"1"}}',
    'where[id][equals][$gt]=',
    `where${'[and][0]'.repeat(11)}[id][equals]=1`,
    `where${'[and][0]'.repeat(1000)}[id][equals]=1`,
    `where[name]${'[a]'.repeat(1000)}=1`,
  ])('%s is refused', async (query) => {
    for (const path of ['/topics', '/topics/count']) {
      const { status, body } = await api.get(`${path}?${encodeURI(query)}`)
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { errors: [{ message: expect.any(String) as string }] },
      })
    }
  })

  test.each([
    ['createdAt', 'where[createdAt][greater_than]=notadate'],
    ['createdAt', 'where[createdAt][greater_than]=99999999999999999'],
    ['createdAt', 'where[createdAt][equals]='],
    ['id', 'where[id][equals][]=1'],
    ['id', 'where[id][in][0][x]=1'],
    ['id', "where[id][in]=it's"],
    ['name', 'where[name][near]=1,2'],
    ['name', 'where[name][within]=1'],
    ['name', 'where[and][0][name][all]=a'],
    ['body.root.children.type', 'where[body.root.children.type][equals]=text', '/posts'],
    ['name', `where[name][contains]=${'a'.repeat(1001)}`],
    ['where', `where[name][like]=${'a '.repeat(100)}`],
    ['sort', `sort=${Array(11).fill('name').join(',')}`],
    ['joins[posts][where][createdAt]', 'joins[posts][where][createdAt][equals]=x'],
    ['joins[posts][sort]', `joins[posts][sort]=${Array(11).fill('title').join(',')}`],
    ['joins[posts][sort]', 'joins[posts][sort]=-title,formats.kind'],
  ])(
    'a question about %s that has no answer is refused by name: %s',
    async (name, query, path = '/topics') => {
      const { status, body } = await api.get(`${path}?${encodeURI(query)}`)
      expect(status).toBe(400)
      expect(body.errors[0]?.message).toContain(name)
    },
  )

  test.each([
    '{ Topics(where: { createdAt: { greater_than: "99999999999999999" } }) { totalDocs } }',
    '{ countTopics(where: { name: { near: [1, 2] } }) { totalDocs } }',
    `{ Topics(where: { name: { contains: "${'a'.repeat(1001)}" } }) { totalDocs } }`,
    `{ Topics(sort: "${Array(11).fill('name').join(',')}") { totalDocs } }`,
  ])('GraphQL refuses the same: %s', async (query) => {
    const { body } = await api.graphql(query)
    expect(body.errors[0]?.message).not.toBe('Something went wrong.')
  })

  test.each([
    Array(10_000).fill('where[id][in][]=1').join('&'),
    Array.from(
      { length: 40 },
      (_, index) => `where[or][${index}][id][in]=${Array(1000).fill('1').join(',')}`,
    ).join('&'),
    `where[id][in]=${Array(10_000).fill('1').join(',')}`,
    `where=${'{"and":['.repeat(1000)}{"id":{"equals":"1"}}${']}'.repeat(1000)}`,
    `where=${'['.repeat(100_000)}`,
  ])('ten thousand list items and a thousand levels are refused', async (body) => {
    const response = await fetch(`${server.url}/api/topics`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Payload-HTTP-Method-Override': 'GET',
      },
      body,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toHaveProperty('errors[0].message')
  })

  test.each([
    'where[name][equals]=Topic 001',
    'where={"name":{"equals":"Topic 001"}}',
    'where[and][0][name][like]=001&where[and][1][or][0][id][exists]=true',
    'where[name][in]=Topic 001,None',
    'where[name][in][0]=Topic 001&where[name][in][1]=None',
  ])('%s finds one', async (query) => {
    const { status, body } = await api.get(`/topics?${encodeURI(query)}`)
    expect({ status, totalDocs: body.totalDocs }).toEqual({ status: 200, totalDocs: 1 })
  })

  test.each([
    '/posts?where[_status][equals]=draft',
    '/posts?where[deletedAt][exists]=true&trash=true',
    '/posts?where[topics.name][equals]=x',
    '/posts?where[credits.person][exists]=true',
    '/events?where[venue.name][equals]=x',
    '/posts?where[createdAt][less_than]=2020-01-01',
    '/posts/versions?where[version._status][equals]=draft&where[parent][equals]=1',
    '/posts/versions?where[latest][equals]=true',
  ])('%s is a question that staff may ask', async (path) => {
    expect((await api.get(path, { as: editor.session })).status).toBe(200)
  })
})

test('what the panel asks for works', async () => {
  const response = await fetch(`${server.url}/api/topics`, {
    method: 'POST',
    headers: {
      Authorization: editor.session,
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Payload-HTTP-Method-Override': 'GET',
    },
    body: 'depth=0&draft=true&fallback-locale=null&limit=10&page=1&select[name]=true&sort=name&where[and][0][name][like]=00&where[and][1][id][not_in][]=1&locale=en',
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ totalDocs: 11 })
})
