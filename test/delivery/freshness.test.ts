import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { postsSlug } from '../../collections/slugs.ts'
import type { Event, Media, Post, Testimonial, Topic } from '../../src/lib/payload-types.ts'
import { block, richText } from '../../src/seed/richText.ts'
import { createAccount } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

type Api = ReturnType<typeof createApi>

const published = { _status: 'published' }
const readers = 16
const pairs = 100

let server: TestServer
let api: Api
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

/** What the public reads, as text; the second time it would come from the cache. */
async function warm(path: string): Promise<string> {
  await read(path)
  return read(path)
}
const read = async (path: string) => JSON.stringify((await api.get(path)).body)

const titled = (title: string) => ({ title, ...published })

test('a document changed, trashed, restored, unpublished and deleted', async () => {
  const { id } = await create<Post>('posts', titled('Alpha'))
  const views = [`/posts/${id}?depth=0`, '/posts?limit=100&depth=0', '/posts/count']
  const change = async (query: string, body: object) => {
    expect((await api.patch(`/posts/${id}${query}`, { as, body })).status).toBe(200)
  }
  for (const view of views) await warm(view)
  await change('', { title: 'Beta' })
  expect(await read(views[0] ?? '')).toContain('Beta')
  expect(await warm(views[1] ?? '')).toContain('Beta')

  const { totalDocs } = (await api.get('/posts/count')).body
  await change('', { deletedAt: new Date().toISOString() })
  expect((await api.get(`/posts/${id}`)).status).toBe(404)
  expect(await warm('/posts/count')).toBe(JSON.stringify({ totalDocs: totalDocs - 1 }))
  await change('?trash=true', { deletedAt: null })
  await change('', published)
  expect(await warm(`/posts/${id}`)).toContain('Beta')

  await change('', { _status: 'draft' })
  expect((await api.get(`/posts/${id}`)).status).toBe(404)
  await change('', published)
  expect(await warm(`/posts/${id}`)).toContain('Beta')
  expect((await api.delete(`/posts/${id}`, { as })).status).toBe(200)
  expect((await api.get(`/posts/${id}`)).status).toBe(404)
})

test('a draft beside what is published changes nothing in public', async () => {
  const { id } = await create<Post>('posts', titled('Public words'))
  await warm(`/posts/${id}`)
  await api.patch(`/posts/${id}?draft=true`, { as, body: { title: 'Draft words' } })
  expect(await read(`/posts/${id}`)).toContain('Public words')
})

test('what is populated and what is joined', async () => {
  const topic = await create<Topic>('topics', { name: 'Old name' })
  const event = await create<Event>('events', {
    ...titled('Cuppa'),
    format: 'online',
    startsAt: '2026-05-01T10:00',
    endsAt: '2026-05-01T11:00',
  })
  const post = await create<Post>('posts', { ...titled('On a topic'), topics: [topic.id] })
  const populated = `/posts/${post.id}?depth=1`
  const joined = `/events/${event.id}?depth=1`
  const filtered = `/posts?where[topics.name][equals]=New%20name`
  for (const view of [populated, joined, filtered]) await warm(view)

  await api.patch(`/topics/${topic.id}`, { as, body: { name: 'New name' } })
  expect(await read(populated)).toContain('New name')
  expect(await read(filtered)).toContain('On a topic')
  const testimonial = await create<Testimonial>('testimonials', {
    quote: 'It was good.',
    event: event.id,
    consent: { status: 'granted' },
    ...published,
  })
  expect(await warm(joined)).toContain(testimonial.id)
  await api.patch(`/testimonials/${testimonial.id}`, {
    as,
    body: { consent: { status: 'withdrawn' } },
  })
  expect(await read(joined)).not.toContain(testimonial.id)
})

test('feeds, the calendar and the sitemap', async () => {
  const text = async (path: string) => (await fetch(server.url + path)).text()
  const feeds = ['/feeds/posts.rss', '/feeds/posts.atom', '/feeds/posts.json', '/sitemap.xml']
  const topic = await create<Topic>('topics', { name: 'First name' })
  const post = await create<Post>('posts', { ...titled('Fed'), topics: [topic.id] })
  const event = await create<Event>('events', {
    ...titled('Before'),
    topics: [topic.id],
    format: 'online',
    startsAt: '2026-05-01T10:00',
    endsAt: '2026-05-01T11:00',
  })
  const calendars = ['/feeds/events.ics', `/api/events/${event.id}/calendar.ics`]
  for (const path of [...feeds, ...calendars]) await text(path)

  await api.patch(`/topics/${topic.id}`, { as, body: { name: 'Second name' } })
  for (const path of [...feeds.slice(0, 3), ...calendars]) {
    expect(await text(path)).toContain('Second name')
  }
  await api.patch(`/events/${event.id}`, { as, body: { title: 'After' } })
  for (const path of calendars) expect(await text(path)).toContain('SUMMARY:After')
  for (const path of feeds) expect(await text(path)).toContain(post.id)
  await api.delete(`/posts/${post.id}`, { as })
  for (const path of feeds) expect(await text(path)).not.toContain(post.id)
})

test('consent that runs out, by the clock alone', async () => {
  const expiresAt = new Date(Date.now() + 1500).toISOString()
  const { id } = await create<Testimonial>('testimonials', {
    quote: 'For a moment only.',
    consent: { status: 'granted', expiresAt },
    ...published,
  })
  expect(await warm(`/testimonials/${id}`)).toContain('For a moment only.')
  await setTimeout(Date.parse(expiresAt) - Date.now() + 10)
  expect((await api.get(`/testimonials/${id}`)).status).toBe(404)
})

test('an event that is over, by the clock alone', async () => {
  const endsAt = new Date(Date.now() + 1500).toISOString()
  await create('events', {
    ...factories.events({ title: 'Nearly over', startsAt: '2023-01-01T10:00:00.000Z', endsAt }),
    ...published,
  })
  const body = richText(block('eventList', { show: 'upcoming' }))
  const { id } = await create<Post>('posts', { ...titled('Diary'), body })
  const path = `/posts/${id}?select[bodyText]=true`
  expect(await warm(path)).toContain('Nearly over')
  await setTimeout(Date.parse(endsAt) - Date.now() + 10)
  expect(await warm(path)).not.toContain('Nearly over')
})

test('changes over GraphQL and of many at once', async () => {
  const one = await create<Post>('posts', titled('Bulk one'))
  const two = await create<Post>('posts', titled('Bulk two'))
  for (const { id } of [one, two]) await warm(`/posts/${id}`)
  const mutation = `mutation { updatePost(id: "${one.id}", data: { title: "By GraphQL" }) { id } }`
  expect((await api.graphql(mutation, { as })).body.errors).toBeUndefined()
  expect(await warm(`/posts/${one.id}`)).toContain('By GraphQL')

  const query = { where: { id: { in: [one.id, two.id] } } }
  await api.patch('/posts', { as, query, body: { summary: 'Both at once.' } })
  for (const { id } of [one, two]) expect(await warm(`/posts/${id}`)).toContain('Both at once.')
  await api.delete('/posts', { as, query })
  for (const { id } of [one, two]) expect((await api.get(`/posts/${id}`)).status).toBe(404)
})

test('a publication that was scheduled', async () => {
  const draft = await api.post('/posts?draft=true', { as, body: { title: 'Due' } })
  const { id } = draft.body.doc
  expect((await api.get(`/posts/${id}`)).status).toBe(404)
  expect(await warm('/posts?limit=100')).not.toContain(id)
  await server.payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: postsSlug, value: id } },
    waitUntil: new Date(),
  })
  await runJobs(server.payload)
  expect(await read('/posts?limit=100')).toContain(id)
})

test('a picture that is replaced', async () => {
  const { doc } = await upload(server, { as, content: await jpeg(), fields: { alt: 'A square' } })
  const before = await warm(`/media/${doc.id}`)
  const content = await jpeg(400, 400, '#993366')
  const changed = await upload(server, { as, id: doc.id, content })
  const now = JSON.parse(await read(`/media/${doc.id}`)) as Media
  expect(before).not.toContain(`"url":"${now.url}"`)
  expect(now.url).toBe(changed.doc.url)
})

test('a change that was rolled back is never seen, and hides nothing after it', async () => {
  const { id } = await create<Topic>('topics', { name: 'Kept' })
  const { db } = server.payload
  const transactionID = (await db.beginTransaction()) ?? undefined
  await db.updateOne({
    collection: 'topics',
    id,
    data: { name: 'Undone' },
    req: { transactionID },
  })
  expect(await warm(`/topics/${id}`)).toContain('Kept')
  await db.rollbackTransaction(transactionID ?? '')
  expect(await warm(`/topics/${id}`)).toContain('Kept')
  await api.patch(`/topics/${id}`, { as, body: { name: 'Changed' } })
  expect(await read(`/topics/${id}`)).toContain('Changed')
})

test('what another process has written, within a second', async () => {
  const names = await warm('/topics?limit=100')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    nodeArguments('test/helpers/printNewTopic.ts'),
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  const { id } = JSON.parse(stdout) as Topic
  expect(names).not.toContain(id)
  await setTimeout(1000)
  expect(await read('/topics?limit=100')).toContain(id)
}, 60_000)

test(`${pairs} changes are read at once while ${readers} others read`, async () => {
  const { id } = await create<Topic>('topics', { name: 'Round 0' })
  const post = await create<Post>('posts', { ...titled('Read by many'), topics: [id] })
  const query = `{ Topic(id: "${id}") { name } Posts { docs { topics { name } } } }`
  const views = [
    `/topics/${id}`,
    '/topics?limit=100',
    `/posts/${post.id}?depth=1`,
    `/graphql?query=${encodeURIComponent(query)}`,
  ]
  let isOver = false
  const reading = Array.from({ length: readers }, async (_, n) => {
    while (!isOver) await read(views[n % views.length] ?? '')
  })
  const stale: string[] = []
  for (let round = 1; round <= pairs; round++) {
    const name = `Round ${round}.`
    expect((await api.patch(`/topics/${id}`, { as, body: { name } })).status).toBe(200)
    for (const view of views) if (!(await read(view)).includes(name)) stale.push(`${name} ${view}`)
  }
  isOver = true
  await Promise.all(reading)
  expect(stale).toEqual([])
}, 120_000)
