import type { Where } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())

beforeEach(async () => {
  const { payload } = server
  await payload.delete({ collection: 'topics', where: { id: { exists: true } }, trash: true })
  for (const [name, summary] of [
    ['Fair pay', 'money'],
    ['Fair credit', 'names'],
    ['Access', 'rooms'],
  ] as const) {
    await payload.create({ collection: 'topics', data: factories.topics({ name, summary }) })
  }
})

/** Each is about one topic alone; a part that is passed over makes it about more. */
const questions: Where[] = [
  { name: { like: 'fair', not_equals: 'Fair pay' } },
  { name: { not_equals: 'Fair pay', like: 'fair' } },
  { or: [{ name: { contains: 'fair' } }], and: [{ summary: { equals: 'names' } }] },
  { AND: [{ summary: { equals: 'names' } }], and: [{ name: { like: 'fair' } }] },
  { name: { like: 'fair', not_equals: 'Fair pay' }, and: [{ summary: { like: 'm' } }] },
  { or: [{ name: { like: 'fair', not_equals: 'Fair pay' } }, { name: { equals: 'Nothing' } }] },
]
const only = ['Fair credit']

const namesIn = (docs: Record<string, unknown>[]) => docs.map(({ name }) => name)
const left = async () => {
  const { docs } = await server.payload.find({ collection: 'topics', sort: 'name' })
  return docs.map(({ name }) => name)
}

describe('every part of a question counts', () => {
  test.each(questions)('in reading, changing and deleting: %j', async (where) => {
    const as = editor.session
    const read = await api.get('/topics', { query: { where } })
    expect(namesIn(read.body.docs)).toEqual(only)
    const counted = await api.get('/topics/count', { query: { where } })
    expect(counted.body.totalDocs).toBe(1)
    const changed = await api.patch('/topics', { as, query: { where }, body: { name: only[0] } })
    expect(namesIn(changed.body.docs)).toEqual(only)
    const removed = await api.delete('/topics', { as, query: { where } })
    expect(namesIn(removed.body.docs)).toEqual(only)
    expect(await left()).toEqual(['Access', 'Fair pay'])
  })
})

test.each(questions)('in questions of our own: %j', async (where) => {
  const { docs } = await server.payload.find({ collection: 'topics', where })
  expect(docs.map(({ name }) => name)).toEqual(only)
})

test('over GraphQL too', async () => {
  const where = '{ name: { like: "fair", not_equals: "Fair pay" } }'
  const { body } = await api.graphql(`{ Topics(where: ${where}) { docs { name } } }`)
  expect(body).toEqual({ data: { Topics: { docs: [{ name: only[0] }] } } })
})

test('beside a rule of access, in drafts and in what is joined', async () => {
  const { payload } = server
  const where = { title: { like: 'Learning', not_equals: 'Learning in public' } }
  const project = await payload.create({
    collection: 'projects',
    data: factories.projects({ _status: 'published' }),
  })
  for (const [title, _status] of [
    ['Learning together', 'published'],
    ['Learning in public', 'published'],
    ['Learning apart', 'draft'],
  ] as const) {
    const data = factories.posts({ title, _status, projects: [project.id] })
    await payload.create({ collection: 'posts', data })
  }
  const read = await api.get('/posts', { query: { where } })
  expect(read.body.docs.map(({ title }) => title)).toEqual(['Learning together'])
  const drafts = await api.get('/posts', { as: editor.session, query: { where, draft: true } })
  expect(drafts.body.docs.map(({ title }) => title).sort()).toEqual([
    'Learning apart',
    'Learning together',
  ])
  const { body } = await api.get(`/projects/${project.id}`, {
    query: { depth: 1, joins: { posts: { where } } },
  })
  expect(body.posts).toMatchObject({ docs: [{ title: 'Learning together' }] })
})
