import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { type Account, createAccount } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
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
    expect(server.output().match(/Redis does not answer: sign-ups/g)).toHaveLength(1)
  }

  await redis.start()
  const again = (server: ServerProcess) => () =>
    expect(server.output()).toContain('Redis answers again.')
  for (const server of [one, other]) await vi.waitFor(again(server), { timeout: 15_000 })
  await rename(one, id, 'Fifth')
  await vi.waitFor(shows('Fifth'), { timeout: 1000, interval: 20 })
}, 90_000)
