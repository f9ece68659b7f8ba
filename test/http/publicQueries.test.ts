import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { publicCollections } from '../../src/delivery/contentChanges.ts'
import { createAccount } from '../helpers/accounts.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const query = 'query Names($limit: Int) { Topics(limit: $limit) { docs { name } } }'
const variables = { limit: 5 }

let server: TestServer
let as: string
beforeAll(async () => {
  server = await startTestServer()
  as = (await createAccount(server.payload, 'editor')).session
  await server.payload.create({ collection: 'topics', data: { name: 'Fair pay' } })
})
afterAll(() => server.close())
afterEach(() => void vi.restoreAllMocks())

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const get = (asked: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/graphql?${new URLSearchParams(asked).toString()}`, { headers })

/** How often the database is read for a request. */
async function readsOf(ask: () => Promise<Response>): Promise<number> {
  const { db } = server.payload
  const spies = [vi.spyOn(db, 'find'), vi.spyOn(db, 'findOne'), vi.spyOn(db, 'queryDrafts')]
  await (await ask()).text()
  const reads = spies.flatMap(({ mock }) => mock.calls).length
  vi.restoreAllMocks()
  return reads
}

test('a query by GET has a tag, and is not sent again to those who have it', async () => {
  const asked = { query, variables: JSON.stringify(variables) }
  const first = await get(asked)
  expect(await first.json()).toEqual({ data: { Topics: { docs: [{ name: 'Fair pay' }] } } })
  expect(first.headers.get('Cache-Control')).toBe('public, no-cache')
  const etag = first.headers.get('ETag') ?? ''
  expect((await get(asked, { 'If-None-Match': etag })).status).toBe(304)
})

test('a query by POST is answered from memory, and kept by nobody else', async () => {
  await post({ query, variables })
  expect(await readsOf(() => post({ query, variables }))).toBe(0)
  const { headers, status } = await post({ query, variables }, { 'If-None-Match': '*' })
  expect(status).toBe(200)
  expect(headers.get('Cache-Control')).toBe('private, no-store')
  expect(headers.get('ETag')).toBeNull()
})

test.each<[string, () => Promise<Response>]>([
  [
    'spaces and comments',
    () => post({ query: `# names\n${query.replaceAll(' ', '  ')}`, variables }),
  ],
  ['the method', () => get({ query, variables: JSON.stringify(variables) })],
  ['a name that is the only one', () => post({ query, variables, operationName: 'Names' })],
  ['parameters that mean nothing', () => get({ query, variables: '{"limit":5}', utm: 'mail' })],
  ['extensions', () => post({ query, variables, extensions: { trace: true } })],
  ['a media type that is preferred', () => post({ query, variables }, { Accept: '*/*' })],
])('no difference: %s', async (_, ask) => {
  await post({ query, variables })
  expect(await readsOf(ask)).toBe(0)
})

test('other variables, and another media type, are other questions', async () => {
  await post({ query, variables })
  expect(await readsOf(() => post({ query, variables: { limit: 6 } }))).toBe(1)
  const graphqlResponse = 'application/graphql-response+json'
  const answer = await post({ query, variables }, { Accept: graphqlResponse })
  expect(answer.headers.get('Content-Type')).toContain(graphqlResponse)
  expect((await post({ query, variables })).headers.get('Content-Type')).toContain(
    'application/json',
  )
})

test.each<[string, () => Promise<Response>]>([
  ['somebody signed in', () => post({ query, variables }, { Authorization: as })],
  ['any cookie', () => post({ query, variables }, { Cookie: 'theme=dark' })],
  ['drafts', () => post({ query: '{ Posts(draft: true) { docs { title } } }' })],
  ['the trash', () => post({ query: '{ Posts(trash: true) { docs { title } } }' })],
  ['what is not there', () => post({ query: '{ Topic(id: "nosuch") { name } }' })],
])('nothing is kept of an answer about %s', async (_, ask) => {
  await (await ask()).text()
  expect(await readsOf(ask)).toBeGreaterThan(0)
})

test.each([
  ['two operations', { query: `${query} query Other { Topics { docs { id } } }` }],
  ['another operation than there is', { query, operationName: 'Other' }],
  ['a parameter that there is not', { query, more: 1 }],
  ['variables that are none', { query, variables: 'limit' }],
  ['a query that does not end', { query: '{ Topics { docs' }],
])('%s: refused', async (_, body) => {
  const answer = await post(body)
  expect(await answer.json()).toHaveProperty('errors')
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
})

test('a change by mutation is seen at once', async () => {
  const api = createApi(server.url)
  const { body } = await api.post('/topics', { as, body: { name: 'Old words' } })
  const one = { query: `{ Topic(id: "${body.doc.id}") { name } }` }
  for (let time = 0; time < 2; time++) expect(await (await post(one)).text()).toContain('Old words')
  const mutation = `mutation { updateTopic(id: "${body.doc.id}", data: { name: "New words" }) { id } }`
  expect((await api.graphql(mutation, { as })).body.errors).toBeUndefined()
  expect(await (await post(one)).text()).toContain('New words')
  expect(await (await get(one)).text()).toContain('New words')
})

test('200 simultaneous askers share one read', async () => {
  const ask = () => post({ query, variables: { limit: 9 } })
  const reads = await readsOf(async () => {
    const [first] = await Promise.all(Array.from({ length: 200 }, ask))
    return first ?? Response.error()
  })
  expect(reads).toBe(1)
})

test('every collection that the public reads is kept, one by one, listed and counted', async () => {
  const names = [...publicCollections(server.payload)]
  const { data } = (await (
    await post({ query: '{ __schema { queryType { fields { name } } } }' })
  ).json()) as { data: { __schema: { queryType: { fields: { name: string }[] } } } }
  const fields = data.__schema.queryType.fields.map(({ name }) => name)
  const lists = fields.filter((name) =>
    /^count(?!Activit|Consent|Mail|Payload|PreviewLink|PublishNote|Registration|SubjectRequest|User|Webhook)/.test(
      name,
    ),
  )
  expect(lists).toHaveLength(names.length)
  for (const count of lists) {
    const asked = { query: `{ ${count} { totalDocs } ${count.slice(5)} { totalDocs } }` }
    expect((await get(asked)).headers.get('ETag')).toMatch(/^"/)
  }
})
