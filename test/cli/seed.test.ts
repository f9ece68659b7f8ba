import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadSampleContent } from '../../src/seed/loadSampleContent.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

type Found = { totalDocs: number; docs: Record<string, unknown>[] }

const sampleDocuments = 61

let server: TestServer
let firstLoad: { added: number }

const get = async (address: string) => {
  const response = await fetch(server.url + address)
  return (await response.json()) as Found
}

beforeAll(async () => {
  server = await startTestServer()
  const interruption = new AbortController()
  const loading = loadSampleContent(server.payload, { signal: interruption.signal })
  await server.payload.create({ collection: 'topics', data: { name: 'An editor’s own' } })
  interruption.abort()
  await expect(loading).rejects.toThrow('aborted')
  await server.payload.update({
    collection: 'media',
    where: {},
    data: { credit: 'Changed by an editor' },
  })
  firstLoad = await loadSampleContent(server.payload)
}, 120_000)
afterAll(() => server.close())

test('a load that was cut short is completed, and keeps what is there', async () => {
  const { totalDocs: media, docs } = await get('/api/media?limit=100')
  const collections = ['topics', 'organisations', 'people', 'projects', 'events', 'testimonials']
  const rest = await Promise.all(
    [...collections, 'posts'].map((slug) => server.payload.count({ collection: slug as 'topics' })),
  )
  const all = rest.reduce((sum, { totalDocs }) => sum + totalDocs, media)
  expect(all).toBe(sampleDocuments + 1)
  const changed = docs.filter(({ credit }) => credit === 'Changed by an editor')
  expect(firstLoad.added).toBe(sampleDocuments - changed.length)
})

test('loading again adds nothing, not even what an editor has deleted', async () => {
  const { docs } = await get('/api/topics?where[slug][equals]=training')
  await server.payload.delete({ collection: 'topics', id: String(docs[0]?.id) })
  expect(await loadSampleContent(server.payload)).toEqual({ added: 0 })
  expect((await get('/api/topics?where[slug][equals]=training')).totalDocs).toBe(0)
})

test('the public sees five quotes, and never the one whose consent is withdrawn', async () => {
  expect((await get('/api/testimonials')).totalDocs).toBe(5)
  const pages = await Promise.all(
    ['/api/testimonials', '/api/posts?depth=2', '/api/events?depth=2', '/api/projects?depth=2'].map(
      async (address) => JSON.stringify(await get(address)),
    ),
  )
  expect(pages.join()).toContain('The morning')
  expect(pages.join()).not.toContain('was taken back')
})

test('the events that take sign-ups lie ahead, at the hour people know', async () => {
  const { docs } = await get('/api/events?where[signUp.mode][equals]=here&sort=startsAt')
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
  expect(docs.map(({ startsAt }) => format.format(new Date(String(startsAt))))).toEqual([
    'Tuesday 09:00',
    'Tuesday 17:00',
  ])
  expect(Date.parse(String(docs[0]?.startsAt))).toBeGreaterThan(Date.now())
})

test('one of the two blogs is scheduled, and neither is public', async () => {
  const drafts = await server.payload.find({
    collection: 'posts',
    where: { _status: { equals: 'draft' } },
  })
  const { docs: jobs } = await server.payload.find({ collection: 'payload-jobs' })
  expect(drafts.docs).toHaveLength(2)
  expect(jobs).toHaveLength(1)
  expect(Date.parse(String(jobs[0]?.waitUntil))).toBeGreaterThan(Date.now())
  expect((await get('/api/posts')).totalDocs).toBe(1)
})

test('every picture is another one, and says what it shows', async () => {
  const { docs } = await get('/api/media?limit=100&where[mimeType][contains]=image')
  expect(docs).toHaveLength(14)
  expect(new Set(docs.map(({ alt }) => alt)).size).toBe(14)
  expect(new Set(docs.map(({ filesize }) => filesize)).size).toBe(14)
})

test('nobody has a surname', async () => {
  const { docs } = await get('/api/people?limit=100')
  expect(docs).toHaveLength(11)
  expect(docs.map(({ name }) => String(name))).not.toContainEqual(expect.stringContaining(' '))
})
