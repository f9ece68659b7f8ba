import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const hourMs = 3_600_000
const signUpsAnHour = 3

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
beforeAll(async () => {
  server = await startTestServer({
    SIGNUP_RATE_LIMIT: String(signUpsAnHour),
    TRUST_PROXY: 'loopback',
  })
  api = createApi(server.url)
  editor = await createAccount(server.payload, 'editor')
})
afterEach(() => void vi.useRealTimers())
afterAll(() => server.close())

/** Sets the clock of the server, which goes on from there. */
const moveClock = (milliseconds: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds, shouldAdvanceTime: true })

const openEvent = async () => {
  const { body } = await api.post('/events', {
    as: editor.session,
    body: { ...factories.events(), signUp: { mode: 'here' }, _status: 'published' },
  })
  return body.doc.id
}

const signUp = (event: string, email: string, from = '203.0.113.7') =>
  api.post(`/events/${event}/registrations`, {
    headers: { 'X-Forwarded-For': from },
    body: { name: 'Ada', email, agreed: true },
  })

test('a session lives on while the clock is set back', async () => {
  moveClock(-2 * hourMs)
  const { body } = await api.get('/users/me', { as: editor.session })
  expect(body.user).toMatchObject({ id: editor.id })
})

test('what is saved after the clock was set back is the latest', async () => {
  const as = editor.session
  const made = await api.post('/posts', {
    as,
    body: { ...factories.posts(), title: 'First', summary: 'one', _status: 'published' },
  })
  const path = `/posts/${made.body.doc.id}`
  moveClock(-2 * hourMs)

  const draft = { draft: true }
  await api.patch(path, { as, query: draft, body: { title: 'Second', _status: 'draft' } })
  await api.patch(path, {
    as,
    query: { ...draft, autosave: true },
    body: { title: 'Third', _status: 'draft' },
  })
  await api.patch(path, { as, query: draft, body: { summary: 'two', _status: 'draft' } })
  const latest = await api.get(path, { as, query: draft })
  expect(latest.body).toMatchObject({ title: 'Third', summary: 'two' })
  const list = await api.get('/posts', {
    as,
    query: { ...draft, where: { id: { equals: made.body.doc.id } } },
  })
  expect(list.body.docs).toMatchObject([{ title: 'Third', summary: 'two' }])
  expect((await api.get(path)).body).toMatchObject({ title: 'First', summary: 'one' })

  await api.patch(path, { as, body: { _status: 'published' } })
  expect((await api.get(path)).body).toMatchObject({ title: 'Third', summary: 'two' })
  const versions = await api.get('/posts/versions', {
    as,
    query: { where: { parent: { equals: made.body.doc.id }, latest: { equals: true } } },
  })
  expect(versions.body.totalDocs).toBe(1)
})

test('a sign-up is answered at once while the clock is set back again and again', async () => {
  const event = await openEvent()
  let ahead = 0
  const now = vi.spyOn(Date, 'now').mockImplementation(() => {
    ahead -= 10 * 60_000
    return Math.round(performance.timeOrigin + performance.now()) + ahead
  })
  const answer = await signUp(event, 'ada@example.org', '198.51.100.7')
  now.mockRestore()
  expect(answer.status).toBe(201)
})

test('a client that signed up too often waits for an hour at most, also where the clock is set back', async () => {
  const event = await openEvent()
  for (let number = 1; number <= signUpsAnHour; number += 1) {
    expect((await signUp(event, `p${number}@example.org`)).status).toBe(201)
  }
  moveClock(-2 * hourMs)
  const refused = await signUp(event, 'late@example.org')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(3600)
})

test('who guessed passwords or links too often waits for ten minutes at most, also where the clock is set back', async () => {
  const headers = { 'X-Forwarded-For': '203.0.113.8' }
  const guess = () =>
    api.post('/users/login', { headers, body: { email: editor.email, password: 'a wrong one' } })
  const visit = () => fetch(`${server.url}/consent/none`, { headers })
  for (let number = 1; number <= 6; number += 1) await guess()
  await Promise.all(Array.from({ length: 300 }, visit))
  moveClock(-2 * hourMs)
  for (const refused of [await guess(), await visit()]) {
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(600)
  }
})

test('a job that was due waits for its time to come again, and is done then', async () => {
  const post = await server.payload.create({ collection: 'posts', data: factories.posts() })
  await server.payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: 'posts', value: post.id } },
    waitUntil: new Date(),
  })
  const status = async () =>
    (await server.payload.findByID({ collection: 'posts', id: post.id }))._status
  moveClock(-2 * hourMs)
  await server.payload.jobs.run()
  expect(await status()).toBe('draft')
  vi.useRealTimers()
  await server.payload.jobs.run()
  expect(await status()).toBe('published')
})

test('the cache goes on answering what is true', async () => {
  const as = editor.session
  const { body } = await api.post('/topics', { as, body: { name: 'Before' } })
  const path = `/topics/${body.doc.id}`
  expect((await api.get(path)).body.name).toBe('Before')
  moveClock(-2 * hourMs)
  expect((await api.get(path)).body.name).toBe('Before')
  await api.patch(path, { as, body: { name: 'After' } })
  expect((await api.get(path)).body.name).toBe('After')
})
