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

describe('a change of many documents without a sound condition is refused, and changes nothing', () => {
  test.each([
    '',
    '?where=',
    '?where={}',
    '?where=abc',
    '?where[name]=One',
    '?where[nmae][equals]=One',
    '?where[name][equal]=One',
    '?where[name][]=One',
    '?where[and]=',
    '?where[and][]=',
    '?where={"or":[{},{"name":{"equals":"One"}}]}',
    '?where={"and":[]}',
    '?where[__proto__][equals]=1',
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
