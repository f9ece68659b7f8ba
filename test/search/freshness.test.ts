import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { postsSlug } from '../../collections/slugs.ts'
import type { Post, Testimonial } from '../../src/lib/payload-types.ts'
import { createAccount } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

const published = { _status: 'published' }
const readers = 16
const pairs = 50

let server: TestServer
let api: ReturnType<typeof createApi>
let as: string
let create: ReturnType<typeof createDocuments>
beforeAll(async () => {
  // SQLite tells of other processes within a second by itself.
  server = await startTestServer({ CACHE_MAX_STALENESS_SECONDS: '1' })
  api = createApi(server.url)
  as = (await createAccount(server.payload, 'editor')).session
  create = createDocuments(api, as)
})
afterAll(() => server.close())

/** The titles that a search finds, in alphabetical order; the second time from the cache. */
async function titles(q: string): Promise<unknown[]> {
  const { body } = await api.get('/search', { query: { q } })
  expect(body.totalDocs).toBe(body.docs.length)
  return body.docs.map(({ title }) => title).sort()
}

test('a document made, changed, trashed, restored, unpublished and deleted', async () => {
  expect(await titles('alpaca')).toEqual([])
  const { id } = await create<Post>('posts', { title: 'Alpaca', ...published })
  const change = async (query: string, body: object) => {
    expect((await api.patch(`/posts/${id}${query}`, { as, body })).status).toBe(200)
  }
  expect(await titles('alpaca')).toEqual(['Alpaca'])
  await change('', { title: 'Badger' })
  expect(await titles('alpaca')).toEqual([])
  expect(await titles('badger')).toEqual(['Badger'])
  await change('', { deletedAt: new Date().toISOString() })
  expect(await titles('badger')).toEqual([])
  await change('?trash=true', { deletedAt: null })
  await change('', published)
  expect(await titles('badger')).toEqual(['Badger'])
  await change('', { _status: 'draft' })
  expect(await titles('badger')).toEqual([])
  await change('', published)
  expect(await titles('badger')).toEqual(['Badger'])
  expect((await api.delete(`/posts/${id}`, { as })).status).toBe(200)
  expect(await titles('badger')).toEqual([])
})

test('a draft beside what is published is not found', async () => {
  const { id } = await create<Post>('posts', { title: 'Capybara', ...published })
  await api.patch(`/posts/${id}?draft=true`, { as, body: { title: 'Dingo' } })
  await api.patch(`/posts/${id}?draft=true&autosave=true`, { as, body: { title: 'Dingo' } })
  expect(await titles('dingo')).toEqual([])
  expect(await titles('capybara')).toEqual(['Capybara'])
})

test('a version that is restored', async () => {
  const { id } = await create<Post>('posts', { title: 'Echidna', ...published })
  await api.patch(`/posts/${id}`, { as, body: { title: 'Ferret' } })
  expect(await titles('ferret')).toEqual(['Ferret'])
  const query = { where: { parent: { equals: id } }, sort: 'createdAt', limit: 1 }
  const [first] = (await api.get('/posts/versions', { as, query })).body.docs
  expect((await api.post(`/posts/versions/${first?.id}`, { as })).status).toBe(200)
  expect(await titles('ferret')).toEqual([])
  expect(await titles('echidna')).toEqual(['Echidna'])
})

test('changes over GraphQL and of many at once', async () => {
  const one = await create<Post>('posts', { title: 'Gecko one', ...published })
  const two = await create<Post>('posts', { title: 'Gecko two', ...published })
  expect(await titles('gecko')).toEqual(['Gecko one', 'Gecko two'])
  const mutation = `mutation { updatePost(id: "${one.id}", data: { title: "Heron one" }) { id } }`
  expect((await api.graphql(mutation, { as })).body.errors).toBeUndefined()
  expect(await titles('gecko')).toEqual(['Gecko two'])
  expect(await titles('heron')).toEqual(['Heron one'])
  const query = { where: { id: { in: [one.id, two.id] } } }
  await api.patch('/posts', { as, query, body: { summary: 'Ibis' } })
  expect(await titles('ibis')).toEqual(['Gecko two', 'Heron one'])
  await api.delete('/posts', { as, query })
  expect(await titles('ibis')).toEqual([])
})

test('changes by the database adapter alone, which need not say of what', async () => {
  const { id } = await create<Post>('posts', { title: 'Jackal', ...published })
  expect(await titles('jackal')).toEqual(['Jackal'])
  const { db } = server.payload
  const where = { id: { equals: id } }
  await db.updateMany({ collection: 'posts', where, data: { title: 'Koala' }, returning: false })
  expect(await titles('jackal')).toEqual([])
  expect(await titles('koala')).toEqual(['Koala'])
  await db.deleteMany({ collection: 'posts', where: { title: { equals: 'Koala' } } })
  expect(await titles('koala')).toEqual([])
})

test('a publication that was scheduled', async () => {
  const { id } = await create<Post>('posts?draft=true', { title: 'Lemur' })
  expect(await titles('lemur')).toEqual([])
  await server.payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: postsSlug, value: id } },
    waitUntil: new Date(),
  })
  await runJobs(server.payload)
  expect(await titles('lemur')).toEqual(['Lemur'])
})

test('a change that was rolled back', async () => {
  const { id } = await create<Post>('posts', { title: 'Meerkat', ...published })
  const { db } = server.payload
  const transactionID = (await db.beginTransaction()) ?? undefined
  const data = { title: 'Numbat' }
  await db.updateOne({ collection: 'posts', id, data, req: { transactionID } })
  expect(await titles('numbat')).toEqual([])
  await db.rollbackTransaction(transactionID ?? '')
  expect(await titles('numbat')).toEqual([])
  expect(await titles('meerkat')).toEqual(['Meerkat'])
})

test('consent that is withdrawn, and that runs out by the clock alone', async () => {
  const expiresAt = new Date(Date.now() + 2500).toISOString()
  const granted = { status: 'granted' }
  const quote = (words: string, consent: object) =>
    create<Testimonial>('testimonials', { quote: words, consent, ...published })
  const { id } = await quote('Ocelot withdrawn', granted)
  await quote('Ocelot for now', { ...granted, expiresAt })
  expect(await titles('ocelot')).toEqual(['Ocelot for now', 'Ocelot withdrawn'])
  await api.patch(`/testimonials/${id}`, { as, body: { consent: { status: 'withdrawn' } } })
  expect(await titles('ocelot')).toEqual(['Ocelot for now'])
  await setTimeout(Date.parse(expiresAt) - Date.now() + 10)
  expect(await titles('ocelot')).toEqual([])
})

test('a topic that is renamed', async () => {
  const topic = await create<{ id: string }>('topics', { name: 'Before', slug: 'before' })
  await create<Post>('posts', { title: 'Pangolin', topics: [topic.id], ...published })
  const about = async (slug: string) =>
    (await api.get('/search', { query: { q: 'pangolin', topic: slug } })).body.totalDocs
  expect([await about('before'), await about('after')]).toEqual([1, 0])
  await api.patch(`/topics/${topic.id}`, { as, body: { slug: 'after' } })
  expect([await about('before'), await about('after')]).toEqual([0, 1])
})

test('what another process has deleted and made, within a second', async () => {
  const { id } = await create<Post>('posts', { title: 'Quoll', ...published })
  expect(await titles('quoll')).toEqual(['Quoll'])
  const { stderr, status } = spawnSync(
    process.execPath,
    [...nodeArguments('test/helpers/replacePost.ts'), id, 'Raccoon'],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  await setTimeout(1000)
  expect(await titles('quoll')).toEqual([])
  expect(await titles('raccoon')).toEqual(['Raccoon'])
}, 60_000)

test(`${pairs} changes are found at once while ${readers} others search`, async () => {
  const { id } = await create<Post>('posts', { title: 'Round number0', ...published })
  let isOver = false
  const reading = Array.from({ length: readers }, async (_, n) => {
    while (!isOver) await titles(`round number${n}`)
  })
  const stale: unknown[] = []
  for (let round = 1; round <= pairs; round++) {
    const title = `Round number${round}`
    expect((await api.patch(`/posts/${id}`, { as, body: { title } })).status).toBe(200)
    const now = await titles(`number${round}`)
    const before = await titles(`"number${round - 1}" round`)
    stale.push(...[now, before].filter((found) => !found.every((one) => one === title)))
    stale.push(...(now.length === 1 ? [] : [`${title} is missing`]))
  }
  isOver = true
  await Promise.all(reading)
  expect(stale).toEqual([])
}, 120_000)
