import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Post, Topic } from '../../src/lib/payload-types.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let visitor: ContentClient
beforeAll(async () => {
  server = await startTestServer()
  visitor = await createContentClient(server)
  for (const name of ['zebra', 'Banana', 'apple', 'Écru']) {
    await server.payload.create({ collection: 'topics', data: { name } })
  }
  for (const title of ['First', 'Second', 'Third']) {
    await server.payload.create({
      collection: 'posts',
      data: { title, publishedAt: '2023-05-04T09:00:00.000Z', _status: 'published' },
    })
  }
  await server.payload.create({
    collection: 'posts',
    data: { title: 'With a summary', summary: 'Short', _status: 'published' },
  })
})
afterAll(() => server.close())

const topics = async (query: string) =>
  (await visitor.send<Topic>('GET', `topics?${query}`)).docs.map(({ name }) => name)
const posts = async (query: string) =>
  (await visitor.send<Post>('GET', `posts?${query}`)).docs.map(({ title }) => title)

test('documents with equal dates come in one order, the newest first', async () => {
  const order = ['With a summary', 'Third', 'Second', 'First']
  expect(await posts('')).toEqual(order)
  expect([...(await posts('limit=2')), ...(await posts('limit=2&page=2'))]).toEqual(order)
})

test('names are sorted capitals first', async () => {
  expect(await topics('sort=name')).toEqual(['Banana', 'apple', 'zebra', 'Écru'])
})

test('like and contains ignore the case of A to Z, equals does not', async () => {
  expect(await topics('where[name][like]=BANANA')).toEqual(['Banana'])
  expect(await topics('where[name][contains]=NANA')).toEqual(['Banana'])
  expect(await topics('where[name][equals]=banana')).toEqual([])
})

test('a field that was never filled in is missing for exists and differs from every value', async () => {
  expect(await posts('where[summary][exists]=true')).toEqual(['With a summary'])
  expect(await posts('where[summary][exists]=false')).toHaveLength(3)
  expect(await posts('where[summary][not_equals]=Short')).toHaveLength(3)
})

test('an empty list is there, and empty', async () => {
  const { docs } = await visitor.send<Post>('GET', 'posts?limit=1')
  expect(docs).toMatchObject([
    { credits: [], events: [], formats: [], projects: [], testimonials: [], topics: [] },
  ])
})
