import type { CollectionSlug } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { publicCollections } from '../../src/delivery/contentChanges.ts'
import { createAccount, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { fill } from '../helpers/fields.ts'
import { readSchema } from '../helpers/graphqlLists.ts'
import { inParallel } from '../helpers/inParallel.ts'
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
  await server.payload.delete({
    collection: 'topics',
    where: { id: { exists: true } },
    trash: true,
  })
  for (const name of ['One', 'Two', 'Three']) {
    await server.payload.create({ collection: 'topics', data: factories.topics({ name }) })
  }
})

const names = async () => {
  const { docs } = await server.payload.find({ collection: 'topics', sort: 'name' })
  return docs.map(({ name }) => name)
}
const change = (query: string) =>
  api.patch(`/topics${query}`, { as: editor.session, body: { summary: 'Changed' } })
const remove = (query: string) => api.delete(`/topics${query}`, { as: editor.session })

/** For documents of any collection. */
const unsound = [
  '',
  '?where',
  '?where=',
  '?where={}',
  '?where=abc',
  '?where=null',
  '?where=[]',
  '?where[]=1',
  '?where[id]=1',
  '?where[id]=',
  '?where[di][equals]=1',
  '?where[id][equal]=1',
  '?where[id][]=1',
  '?where[and]=',
  '?where[and][]=',
  '?where={"and":[]}',
  '?where={"or":[]}',
  '?where={"or":[{},{"id":{"exists":true}}]}',
  '?where={"id":{}}',
  '?where={"id":{"exists":true}',
  '?where[__proto__][equals]=1',
  '?wheer[id][exists]=true',
  '?Where[id][exists]=true',
  '?where[id][exists]=perhaps',
  '?where[id][exists]=true&limit=-1',
  '?where[id][exists]=true&limit=abc',
]

describe('a change of many documents without a sound condition is refused, and changes nothing', () => {
  test.each([
    ...unsound,
    '?where[name]=One',
    '?where[nmae][equals]=One',
    '?where[name][equal]=One',
    '?where[name][]=One',
    '?where={"or":[{},{"name":{"equals":"One"}}]}',
    '?wheer[name][equals]=One',
    '?where[name][exists]=true&limit=-1',
    '?where[name][exists]=true&limit=abc',
  ])('%s', async (query) => {
    for (const answer of [await change(encodeURI(query)), await remove(encodeURI(query))]) {
      expect(answer.status).toBe(400)
      expect(answer.body.errors[0]?.message).toBeTruthy()
    }
    const changed = await server.payload.count({
      collection: 'topics',
      where: { summary: { equals: 'Changed' } },
    })
    expect(changed.totalDocs).toBe(0)
    expect(await names()).toEqual(['One', 'Three', 'Two'])
  })
})

/** Whoever may do most, over everything there is: what comes from the configuration comes in here. */
describe('in every collection', () => {
  let admin: Account
  /** Those with routes. */
  let slugs: CollectionSlug[]
  beforeAll(async () => {
    admin = await createAccount(server.payload, 'admin')
    const { collections } = server.payload.config
    slugs = collections.flatMap(({ endpoints, slug }) => (endpoints ? [slug] : []))
    for (const slug of publicCollections(server.payload)) await fillCollection(slug, 2)
  })

  async function fillCollection(slug: string, count: number) {
    const collection = slug as CollectionSlug
    const { flattenedFields } = server.payload.collections[collection].config
    for (let number = 0; number < count; number++) {
      const filling = { variant: 0, key: `${slug} ${number}`, targets: () => [] } as const
      const data = { ...fill(flattenedFields, filling), id: uuidv7(), deletedAt: null }
      await server.payload.db.create({ collection, data })
    }
  }

  /** Everything there is, but for what signing in and asking leave behind. */
  const everything = () =>
    Promise.all(
      server.payload.config.collections.map(async ({ slug }) => {
        const { docs } = await server.payload.db.find({
          collection: slug,
          pagination: false,
          sort: 'id',
        })
        return [slug, docs]
      }),
    )

  const send = async (method: 'delete' | 'patch', slug: string, query: string) => {
    const options = { as: admin.session, ...(method === 'patch' && { body: {} }) }
    const { status, body } = await api[method](`/${slug}${encodeURI(query)}`, options)
    return { status, message: body.errors?.[0]?.message ?? '' }
  }

  test('no unsound condition changes anything, and each is answered with what is wrong', async () => {
    const before = await everything()
    const changes = slugs.flatMap((slug) =>
      (['patch', 'delete'] as const).map((method) => ({ method, slug })),
    )
    const answers = await inParallel(changes, async ({ method, slug }) => {
      const sound = await send(method, slug, '?where[id][equals]=none')
      const answered = await inParallel(unsound, async (query) => ({
        change: `${method} ${slug}${query}`,
        ...(await send(method, slug, query)),
      }))
      // What admins may not change at all is forbidden, whatever they ask.
      return answered.filter(
        ({ message, status }) => !message || (status !== 400 && status !== sound.status),
      )
    })
    expect(slugs.length).toBeGreaterThan(20)
    expect(answers.flat()).toEqual([])
    expect(await everything()).toEqual(before)
  }, 300_000)

  test('the panel can select all to delete, more than a page of them too', async () => {
    await fillCollection('topics', 101)
    for (const slug of publicCollections(server.payload)) {
      const collection = slug as CollectionSlug
      const { totalDocs } = await server.payload.count({ collection })
      const all = `/${slug}?limit=0&where[id][not_equals]=`
      const removed = await api.delete(all, { as: admin.session })
      expect([slug, removed.status, removed.body.docs.length]).toEqual([slug, 200, totalDocs])
      expect(await server.payload.count({ collection })).toEqual({ totalDocs: 0 })
    }
  }, 300_000)
})

test('no mutation changes more than the one document that it names', async () => {
  const mutations = Object.values(
    (await readSchema(server.url)).getMutationType()?.getFields() ?? {},
  )
  expect(mutations.length).toBeGreaterThan(50)
  const taking = mutations.filter(({ args }) =>
    args.some(({ name, type }) => name === 'where' || String(type).includes('[')),
  )
  expect(taking.map(({ name }) => name)).toEqual([])
})

test('a sound condition that matches nothing is no error', async () => {
  for (const answer of [
    await change('?where[name][equals]=None'),
    await remove('?where[name][equals]=None'),
  ]) {
    expect(answer).toMatchObject({ status: 200, body: { docs: [] } })
  }
})

test("the panel's way to select all changes all", async () => {
  const answer = await change('?limit=0&where[id][not_equals]=')
  expect(answer.status).toBe(200)
  expect(answer.body.docs).toHaveLength(3)
  expect((await remove('?limit=0&where[id][not_equals]=')).body.docs).toHaveLength(3)
  expect(await names()).toEqual([])
})

test('a condition changes what it matches', async () => {
  expect((await change('?where[name][in]=One,Two')).body.docs).toHaveLength(2)
  expect((await remove('?where[name][equals]=One')).body.docs).toHaveLength(1)
  expect(await names()).toEqual(['Three', 'Two'])
})

test('where some of many cannot be changed, those said to be changed are', async () => {
  const long = '2027-03-03T15:00:00.000Z'
  const made = []
  for (const endsAt of [long, '2027-03-01T15:00:00.000Z', long]) {
    const data = factories.events({ endsAt })
    made.push(await server.payload.create({ collection: 'events', data }))
  }
  const ids = made.map(({ id }) => id)
  const startsAt = '2027-03-02T14:00:00.000Z'
  const answer = await api.patch(`/events?where[id][in]=${ids.join()}&sort=createdAt`, {
    as: editor.session,
    body: { startsAt },
  })
  expect(answer.status).toBe(400)
  expect(answer.body.errors).toMatchObject([{ id: ids[1] }])
  const changed = await server.payload.find({
    collection: 'events',
    where: { startsAt: { equals: startsAt } },
    sort: 'createdAt',
  })
  expect(changed.docs.map(({ id }) => id)).toEqual([ids[0], ids[2]])
  expect(answer.body.docs).toMatchObject(changed.docs.map(({ id }) => ({ id })))
})
