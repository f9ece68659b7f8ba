import { createClient } from '@redis/client'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { type Account, createAccount } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { password } from '../helpers/password.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { type ServerProcess, startServerProcess } from '../helpers/serverProcess.ts'
import { nodeArguments } from '../helpers/sources.ts'
import { startMailServer, type MailServer } from '../mail/mailServer.ts'
import { createRedisServer, type RedisServer } from './redisServer.ts'

const staleness = 3
const allowed = 6

let redis: RedisServer
let mail: MailServer
/** Queues and looks, and does no work by the clock itself. */
let here: TestServer
let editor: Account
let one: ServerProcess
let other: ServerProcess
beforeAll(async () => {
  redis = await createRedisServer()
  await redis.start()
  mail = await startMailServer()
  here = await startTestServer({
    REDIS_URL: redis.url,
    SMTP_URL: mail.url,
    CACHE_MAX_STALENESS_SECONDS: String(staleness),
    SIGNUP_RATE_LIMIT: String(allowed),
    TRUST_PROXY: 'loopback',
  })
  editor = await createAccount(here.payload, 'editor')
  const [condition = '', helper = ''] = nodeArguments('test/helpers/dieInJob.ts')
  const command = [condition, '--import', helper, ...nodeArguments('src/main.ts').slice(1)]
  const variables = { PORT: '0', DIE_ONCE: path.join(here.folder, 'died') }
  one = await startServerProcess(variables, command)
  other = await startServerProcess(variables, command)
}, 240_000)
afterAll(async () => {
  await Promise.all([one.kill(), other.kill()])
  await here.close()
  await mail.close()
  await redis.stop()
})

const publishNext = async (waitUntil?: Date): Promise<string> => {
  const { id } = await here.payload.create({
    collection: 'posts',
    data: factories.posts({ _status: 'draft' }),
  })
  await here.payload.jobs.queue({
    task: 'schedulePublish',
    input: {
      type: 'publish',
      doc: { relationTo: 'posts', value: id },
      user: { relationTo: 'users', value: editor.id },
    },
    ...(waitUntil && { waitUntil }),
  })
  return id
}
const versionsOf = async (id: string) =>
  (await here.payload.countVersions({ collection: 'posts', where: { parent: { equals: id } } }))
    .totalDocs
const leftJobs = async () => (await here.payload.count({ collection: 'payload-jobs' })).totalDocs

test('an instance killed in the middle of a job leaves it to the other, done once', async () => {
  const posts = await Promise.all(Array.from({ length: 3 }, () => publishNext()))
  await Promise.race([one.gone, other.gone])
  const died = Date.now()
  await expect.poll(leftJobs, { timeout: 60_000, interval: 250 }).toBe(0)
  // A lease of half a minute, and the next look.
  expect(Date.now() - died).toBeLessThan(50_000)
  expect(await Promise.all(posts.map(versionsOf))).toEqual([2, 2, 2])
  const published = await here.payload.count({
    collection: 'posts',
    where: { and: [{ id: { in: posts } }, { _status: { equals: 'published' } }] },
  })
  expect(published.totalDocs).toBe(posts.length)
}, 120_000)

test('with both at work, everything scheduled is done once, and reminders go out once', async () => {
  const gone = await Promise.race([one.gone.then(() => 'one'), other.gone.then(() => 'other')])
  const started = await startServerProcess({ PORT: '0' })
  one = gone === 'one' ? started : one
  other = gone === 'other' ? started : other
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const event = await here.payload.create({
    collection: 'events',
    data: {
      ...factories.events({ startsAt: inMinutes(30), endsAt: inMinutes(90) }),
      signUp: { mode: 'here' },
      _status: 'published',
    },
  })
  const registration = await here.payload.create({
    collection: 'registrations',
    data: {
      event: event.id,
      name: 'Ada',
      email: 'ada@example.org',
      status: 'confirmed',
      sequence: 1,
    },
  })
  // Whoever has just signed up is not reminded.
  await here.payload.db.updateOne({
    collection: 'registrations',
    id: registration.id,
    data: { createdAt: inMinutes(-600) },
  })
  const at = new Date(Date.now() + 5000)
  const posts = await Promise.all(Array.from({ length: 12 }, () => publishNext(at)))
  await expect.poll(leftJobs, { timeout: 60_000, interval: 250 }).toBe(0)
  expect(await Promise.all(posts.map(versionsOf))).toEqual(posts.map(() => 2))
  const reminders = () => mail.mails.filter(({ to }) => to.includes('ada@example.org')).length
  await expect.poll(reminders, { timeout: 90_000, interval: 500 }).toBe(1)
  // Both have looked again by then.
  await expect.poll(() => mail.mails.length, { timeout: 1000 }).toBe(reminders())
  expect((await here.payload.count({ collection: 'mails' })).totalDocs).toBe(1)
  const { docs: turns } = await here.payload.find({ collection: 'turns', pagination: false })
  expect(turns.map(({ id }) => id)).toEqual(expect.arrayContaining(['ended consents', 'reminders']))
}, 240_000)

test('sign-ups are counted by both together', async () => {
  const event = await here.payload.create({
    collection: 'events',
    data: { ...factories.events(), signUp: { mode: 'here' }, _status: 'published' },
  })
  const signUp = (at: ServerProcess, n: number) =>
    createApi(at.url).post(`/events/${event.id}/registrations`, {
      body: { name: 'P', email: `p${n}@example.org`, agreed: true },
    })
  const statuses: number[] = []
  for (let n = 0; n < allowed + 2; n += 1) {
    statuses.push((await signUp(n % 2 ? one : other, n)).status)
  }
  expect(statuses).toEqual([...Array.from({ length: allowed }, () => 201), 429, 429])
})

/** Asks the two in turn, and tells the statuses of the answers. */
const inTurn = async (times: number, ask: (at: ServerProcess) => Promise<{ status: number }>) => {
  const statuses: number[] = []
  for (let n = 0; n < times; n += 1) statuses.push((await ask(n % 2 ? one : other)).status)
  return statuses
}
const times = (number: number, status: number) => Array<number>(number).fill(status)

const from = (ip: string) => ({ headers: { 'X-Forwarded-For': ip } })
const guess = (ip: string) => (at: ServerProcess) =>
  createApi(at.url).post('/users/login', {
    ...from(ip),
    body: { email: editor.email, password: 'a wrong long password' },
  })

test('guesses, asked links and their secrets, and visits of consent pages are counted by both together', async () => {
  expect(await inTurn(7, guess('192.0.2.1'))).toEqual([...times(5, 401), 429, 429])
  const ask = (at: ServerProcess) =>
    createApi(at.url).post('/users/forgot-password', {
      ...from('192.0.2.1'),
      body: { email: 'nobody@example.org' },
    })
  expect(await inTurn(7, ask)).toEqual([...times(5, 200), 429, 429])
  const set = (at: ServerProcess) =>
    createApi(at.url).post('/users/reset-password', {
      ...from('192.0.2.1'),
      body: { token: 'a guessed token', password: 'a new and long password' },
    })
  expect(await inTurn(7, set)).toEqual([...times(5, 403), 429, 429])
  const visit = (at: ServerProcess) => fetch(`${at.url}/consent/none`, from('192.0.2.1'))
  expect(await inTurn(302, visit)).toEqual([...times(300, 404), 429, 429])
})

test('who signs in on one is forgiven by both', async () => {
  const signIn = (at: ServerProcess) =>
    createApi(at.url).post('/users/login', {
      ...from('192.0.2.2'),
      body: { email: editor.email, password },
    })
  expect(await inTurn(4, guess('192.0.2.2'))).toEqual(times(4, 401))
  expect((await signIn(one)).status).toBe(200)
  expect(await inTurn(6, guess('192.0.2.2'))).toEqual([...times(5, 401), 429])
})

test('neither e-mails nor addresses are readable in Redis', async () => {
  const client = createClient({ url: redis.url })
  await client.connect()
  const keys = await client.keys('*')
  client.destroy()
  expect(keys.length).toBeGreaterThan(5)
  expect(keys.filter((key) => !/^collective-cms:limit:[a-z-]+:[\w-]{43}$/.test(key))).toEqual([])
})

const read = async (at: ServerProcess, topic: string) =>
  JSON.stringify((await createApi(at.url).get(`/topics/${topic}`)).body)
const rename = (at: ServerProcess, topic: string, name: string) =>
  createApi(at.url).patch(`/topics/${topic}`, { as: editor.session, body: { name } })

test('what one changes the other shows at once, and without Redis after a few seconds', async () => {
  const { id } = await here.payload.create({ collection: 'topics', data: { name: 'First' } })
  const shows = (name: string) => async () => expect(await read(other, id)).toContain(name)
  await vi.waitFor(shows('First'), { timeout: 10_000 })
  await rename(one, id, 'Second')
  await vi.waitFor(shows('Second'), { timeout: 1000, interval: 20 })

  await redis.stop()
  await rename(one, id, 'Third')
  const changed = Date.now()
  await vi.waitFor(shows('Third'), { timeout: (staleness + 2) * 1000, interval: 50 })
  expect(Date.now() - changed).toBeLessThan((staleness + 1) * 1000)
  await rename(one, id, 'Fourth')
  await vi.waitFor(shows('Fourth'), { timeout: (staleness + 2) * 1000, interval: 50 })
  for (const server of [one, other]) {
    expect(server.output().match(/Redis does not answer: other processes/g)).toHaveLength(1)
    expect(server.output().match(/Redis does not answer: rate limits/g)).toHaveLength(1)
  }
  // Each alone: nobody is shut out who was not before, and nobody guesses without end.
  for (const server of [one, other]) {
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await guess('192.0.2.3')(server)).status)
    expect(statuses).toEqual([...times(5, 401), 429])
    expect(server.output().match(/Redis does not answer: rate limits/g)).toHaveLength(1)
  }

  await redis.start()
  const again = (server: ServerProcess) => () =>
    expect(server.output()).toContain('Redis answers again.')
  for (const server of [one, other]) await vi.waitFor(again(server), { timeout: 15_000 })
  await rename(one, id, 'Fifth')
  await vi.waitFor(shows('Fifth'), { timeout: 1000, interval: 20 })
  expect(await inTurn(7, guess('192.0.2.4'))).toEqual([...times(5, 401), 429, 429])
}, 90_000)
