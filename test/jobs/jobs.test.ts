import { createLocalReq, type Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { workWhere } from '../../collections/queuedWork.ts'
import { inOneProcess } from '../../collections/Turns/inOneProcess.ts'
import { checkWork } from '../../src/doctor/checkWork.ts'
import { leaseMs } from '../../src/jobs/lease.ts'
import { publishingRetries } from '../../src/jobs/publishingRetries.ts'
import { mostDeaths } from '../../src/jobs/runDueJobs.ts'
import type { PayloadJob, Post } from '../../src/lib/payload-types.ts'
import { WriteLockTimeout } from '../../src/database/writeLock.ts'
import { changeWork } from '../../src/work/changeWork.ts'
import { listWork } from '../../src/work/listWork.ts'
import { type Account, createAccount } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let payload: Payload
let admin: Account
let editor: Account
beforeAll(async () => {
  server = await startTestServer()
  payload = server.payload
  admin = await createAccount(payload, 'admin')
  editor = await createAccount(payload, 'editor')
})
afterAll(() => server.close())
beforeEach(async () => {
  for (const collection of ['payload-jobs', 'mails'] as const) {
    await payload.db.deleteMany({ collection, where: {} })
  }
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const minute = 60_000

/** A draft that is to be published now, in somebody’s name. */
async function schedule(type: 'publish' | 'unpublish' = 'publish', by = editor) {
  const data = factories.posts({ _status: type === 'publish' ? 'draft' : 'published' })
  const post = await payload.create({ collection: 'posts', data })
  const job = await payload.jobs.queue({
    task: 'schedulePublish',
    input: {
      type,
      doc: { relationTo: 'posts', value: post.id },
      user: { relationTo: 'users', value: by.id },
    },
  })
  return { post: post.id, job: String(job.id) }
}

const statusOf = async (id: string): Promise<Post['_status']> =>
  (await payload.findByID({ collection: 'posts', id, draft: true }))._status
const versionsOf = async (id: string) =>
  (await payload.countVersions({ collection: 'posts', where: { parent: { equals: id } } }))
    .totalDocs
const find = async (id: string): Promise<PayloadJob | undefined> =>
  (await payload.find({ collection: 'payload-jobs', where: { id: { equals: id } } })).docs[0]
const change = (id: string, data: Partial<PayloadJob>) =>
  payload.db.updateOne({ collection: 'payload-jobs', id, data })
const notices = async () => {
  const { docs } = await payload.find({ collection: 'mails', showHiddenFields: true })
  return docs.map(({ kind, notice, to }) => ({ kind, notice, to }))
}
/** What a process leaves behind that dies in the middle of a job. */
const died = { processing: true, leaseHolder: 'a dead one', leaseUntil: new Date(0).toISOString() }

/** Holds up whoever asks first for the account that a job acts for. */
function holdUp() {
  const findByID = payload.findByID.bind(payload)
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let reach = () => {}
  const reached = new Promise<void>((resolve) => (reach = resolve))
  vi.spyOn(payload, 'findByID').mockImplementationOnce(async (options) => {
    reach()
    await released
    return findByID(options)
  })
  return { reached, release }
}

test('stock, what a dead process was doing is never done; here it is, once', async () => {
  const { job, post } = await schedule()
  await change(job, died)
  await payload.jobs.run()
  expect(await statusOf(post)).toBe('draft')
  await runJobs(payload)
  expect(await statusOf(post)).toBe('published')
  expect(await versionsOf(post)).toBe(2)
  expect(await find(job)).toBeUndefined()
})

test('what a version without leases was doing is left alone for a while', async () => {
  const { job, post } = await schedule()
  const updatedAt = new Date().toISOString()
  await change(job, { processing: true, updatedAt })
  await runJobs(payload, { now: () => Date.now() + 4 * minute })
  expect(await statusOf(post)).toBe('draft')
  await runJobs(payload, { now: () => Date.now() + 6 * minute })
  expect(await statusOf(post)).toBe('published')
})

test('several that look at one moment do each job once', async () => {
  const scheduled = await Promise.all(Array.from({ length: 12 }, () => schedule()))
  await Promise.all(Array.from({ length: 4 }, () => runJobs(payload)))
  const published = scheduled.map(({ post }) => post)
  expect(await Promise.all(published.map(statusOf))).toEqual(published.map(() => 'published'))
  expect(await Promise.all(published.map(versionsOf))).toEqual(published.map(() => 2))
})

test('whoever has lost a job while it stood still takes back what it does', async () => {
  const { job, post } = await schedule()
  const { reached, release } = holdUp()
  const slow = runJobs(payload)
  await reached
  await runJobs(payload, { now: () => Date.now() + leaseMs + 1000 })
  expect(await statusOf(post)).toBe('published')
  await payload.update({ collection: 'posts', id: post, data: { _status: 'draft' } })
  release()
  await slow
  expect(await statusOf(post)).toBe('draft')
  expect(await find(job)).toBeUndefined()
  expect(await notices()).toEqual([])
})

test('what is cancelled before it is done is not done', async () => {
  const { job, post } = await schedule()
  const { reached, release } = holdUp()
  const slow = runJobs(payload)
  await reached
  const req = await createLocalReq({}, payload)
  expect(await changeWork(req, [job], 'cancel', false)).toMatchObject([{ id: job }])
  release()
  await slow
  await runJobs(payload, { now: () => Date.now() + 60 * minute })
  expect(await statusOf(post)).toBe('draft')
  expect(await find(job)).toMatchObject({ hasError: true, error: { cancelled: true } })
  expect(await notices()).toEqual([])
})

test('nobody else takes up what is under way, however long it takes', async () => {
  vi.useFakeTimers({ toFake: ['clearInterval', 'setInterval'] })
  let ahead = 0
  const now = () => Date.now() + ahead
  const { job, post } = await schedule()
  const { reached, release } = holdUp()
  const slow = runJobs(payload, { now })
  await reached
  const first = await find(job)
  ahead = leaseMs - 1000
  await vi.advanceTimersByTimeAsync(leaseMs / 3)
  await vi.waitFor(async () =>
    expect(Date.parse((await find(job))?.leaseUntil ?? '')).toBeGreaterThan(now() + minute / 4),
  )
  ahead = leaseMs + 1000
  await runJobs(payload, { now })
  expect(await find(job)).toMatchObject({ leaseHolder: first?.leaseHolder, deaths: 0 })
  release()
  await slow
  expect(await versionsOf(post)).toBe(2)
})

test.each([
  ['another write', Object.assign(new Error('WriteConflict'), { code: 112 })],
  ['a busy database', new WriteLockTimeout()],
  ['a database that is away', new Error('connect ECONNREFUSED')],
])('what fails for %s is tried again, later each time, and nobody is told', async (_, fault) => {
  const { job, post } = await schedule()
  const update = vi
    .spyOn(payload, 'update')
    .mockRejectedValueOnce(fault)
    .mockRejectedValueOnce(fault)
  await runJobs(payload)
  expect(await find(job)).toMatchObject({ hasError: false, processing: false, leaseHolder: null })
  const first = Date.parse((await find(job))?.waitUntil ?? '') - Date.now()
  expect(first).toBeGreaterThan(10_000)
  expect(first).toBeLessThanOrEqual(15_000)
  await runJobs(payload)
  expect(update).toHaveBeenCalledTimes(1)
  await runJobs(payload, { now: () => Date.now() + minute / 3 })
  expect(Date.parse((await find(job))?.waitUntil ?? '') - Date.now()).toBeGreaterThan(first + 5000)
  await runJobs(payload, { now: () => Date.now() + minute })
  expect(await statusOf(post)).toBe('published')
  expect(await notices()).toEqual([])
})

test('what fails each time ends as failed, and whoever set the time is told once', async () => {
  const { job, post } = await schedule()
  const update = vi.spyOn(payload, 'update').mockRejectedValue(new Error('Out of order'))
  const tries = publishingRetries.attempts + 1
  for (let hours = 0; hours < tries + 2; hours += 1) {
    await runJobs(payload, { now: () => Date.now() + hours * 60 * minute })
  }
  expect(update).toHaveBeenCalledTimes(tries)
  expect(await find(job)).toMatchObject({ hasError: true, processing: false, totalTried: tries })
  expect(await notices()).toEqual([
    {
      kind: 'not-published',
      to: editor.email,
      notice: {
        subject: expect.stringContaining('Not published: ') as string,
        text: expect.stringContaining('Something went wrong on the server') as string,
      },
    },
  ])
  expect(await statusOf(post)).toBe('draft')
  const [work] = await listWork(payload, { status: 'failed', limit: 10 })
  expect(work).toMatchObject({
    id: job,
    kind: 'job',
    error: expect.stringContaining('log') as string,
  })
  expect(await checkWork(payload)).toMatchObject([{}, { check: 'jobs', state: 'advice' }, {}])
  const { totalDocs } = await payload.count({
    collection: 'payload-jobs',
    where: workWhere.job.failed,
  })
  expect(totalDocs).toBe(1)
})

test('what never comes to an end is given up, and fails in the end', async () => {
  const { job } = await schedule('unpublish')
  vi.spyOn(payload, 'findByID').mockReturnValue(new Promise(() => {}))
  const inHours = (hours: number) => () => Date.now() + hours * 60 * minute
  for (let hours = 1; hours <= mostDeaths; hours += 1) {
    await runJobs(payload, { now: inHours(hours), deadline: 50 })
    expect(await find(job)).toMatchObject({ processing: false, deaths: hours })
  }
  vi.mocked(payload.findByID).mockRestore()
  await runJobs(payload, { now: inHours(mostDeaths + 1) })
  expect(await find(job)).toMatchObject({ hasError: true, leaseHolder: null })
  expect(await notices()).toMatchObject([
    { notice: { subject: expect.stringContaining('Not taken off the site') as string } },
  ])
})

test('what has ended its process each time is not begun again', async () => {
  const { job, post } = await schedule()
  await change(job, { ...died, deaths: mostDeaths - 1 })
  const update = vi.spyOn(payload, 'update')
  await runJobs(payload)
  await runJobs(payload, { now: () => Date.now() + 60 * minute })
  expect(update).not.toHaveBeenCalled()
  expect(await find(job)).toMatchObject({
    hasError: true,
    processing: false,
    error: { message: expect.stringContaining('stopped') as string },
  })
  expect(await notices()).toHaveLength(1)
  expect(await statusOf(post)).toBe('draft')
})

test('a refusal is told of once, though the process died before it was noted', async () => {
  const { job } = await schedule('publish', await createAccount(payload, 'contributor'))
  await runJobs(payload)
  expect(await find(job)).toMatchObject({ hasError: true, processing: false })
  const told = (await notices()).map(({ to }) => to).sort()
  expect(told).toEqual([admin.email, editor.email].sort())
  await change(job, { ...died, hasError: false, error: null })
  await runJobs(payload)
  expect(await find(job)).toMatchObject({ hasError: true })
  expect(await notices()).toHaveLength(told.length)
})

test('a job that says nothing of use fails, with everything else going on', async () => {
  const broken = await payload.jobs.queue({ task: 'schedulePublish', input: {} })
  const { post } = await schedule()
  await runJobs(payload)
  expect(await find(String(broken.id))).toMatchObject({ hasError: true })
  expect(await statusOf(post)).toBe('published')
})

test('an admin alone has what failed tried again, and is told of it anew', async () => {
  const api = createApi(server.url)
  const { job, post } = await schedule()
  const refuse = () => vi.spyOn(payload, 'update').mockRejectedValue(new WriteLockTimeout())
  const fail = async () => {
    await change(job, { totalTried: publishingRetries.attempts, hasError: true })
    await payload.db.updateOne({
      collection: 'payload-jobs',
      id: job,
      data: { error: { message: 'Busy' } },
    })
  }
  await fail()
  const contributor = await createAccount(payload, 'contributor')
  for (const [as, status] of [
    [undefined, 403],
    [contributor.session, 403],
    [editor.session, 403],
  ] as const) {
    for (const verb of ['retry', 'dismiss']) {
      expect((await api.post(`/payload-jobs/${job}/${verb}`, { as })).status).toBe(status)
    }
  }
  const as = admin.session
  expect((await api.post('/payload-jobs/none/retry', { as })).status).toBe(404)
  expect((await api.post(`/payload-jobs/${job}/retry`, { as })).status).toBe(200)
  const refused = refuse()
  await runJobs(payload)
  refused.mockRestore()
  expect((await api.post(`/payload-jobs/${job}/dismiss`, { as })).status).toBe(409)
  await runJobs(payload, { now: () => Date.now() + minute })
  expect(await statusOf(post)).toBe('published')
})

test('work of every kind that failed can be let go of, and is shown no more', async () => {
  const api = createApi(server.url)
  const as = admin.session
  const { job } = await schedule()
  await change(job, { hasError: true, error: { message: 'No' } })
  const sending = { status: 'failed', attempts: 9, nextAttemptAt: null }
  await payload.db.create({
    collection: 'mails',
    data: { id: 'failed-mail', to: 'ada@example.org', kind: 'confirmed', ...sending },
  })
  await payload.db.create({
    collection: 'webhook-deliveries',
    data: { id: 'failed-delivery', type: 'post.published', body: '{}', ...sending },
  })
  const failed = async () =>
    (await listWork(payload, { status: 'failed', limit: 10 })).map(({ id }) => id).sort()
  const ids = [job, 'failed-delivery', 'failed-mail']
  expect(await failed()).toEqual([...ids].sort())
  for (const id of ids) {
    expect((await api.post(`/payload-jobs/${id}/dismiss`, { as })).status).toBe(200)
  }
  expect(await failed()).toEqual([])
  expect(await listWork(payload, { status: undefined, limit: 10 })).toEqual([])
})

const turn = (name: string, ahead = 0) => ({
  name,
  every: 60 * minute,
  now: () => Date.now() + ahead,
})

test('what the clock asks for is done by one of several, and again when it is due', async () => {
  const work = vi.fn(() => Promise.resolve())
  const look = (ahead: number) =>
    Promise.all(Array.from({ length: 5 }, () => inOneProcess(payload, turn('once', ahead), work)))
  expect((await look(0)).filter(Boolean)).toHaveLength(1)
  await look(50 * minute)
  expect(work).toHaveBeenCalledTimes(1)
  await look(60 * minute)
  expect(work).toHaveBeenCalledTimes(2)
  // The clock was set back.
  await look(-24 * 60 * minute)
  expect(work).toHaveBeenCalledTimes(3)
})

test('the turn of one that died in the middle goes to another after a minute', async () => {
  vi.useFakeTimers({ toFake: ['clearInterval', 'setInterval'] })
  void inOneProcess(payload, turn('died'), () => new Promise(() => {}))
  const work = vi.fn(() => Promise.resolve())
  await vi.waitFor(async () => {
    const { totalDocs } = await payload.count({
      collection: 'turns',
      where: { id: { equals: 'died' } },
    })
    expect(totalDocs).toBe(1)
  })
  await inOneProcess(payload, turn('died', minute / 2), work)
  expect(work).not.toHaveBeenCalled()
  await inOneProcess(payload, turn('died', minute + 1000), work)
  expect(work).toHaveBeenCalledTimes(1)
})

test('a turn that fails is over, and the failure is told', async () => {
  const fail = () => Promise.reject(new Error('No'))
  await expect(inOneProcess(payload, turn('failing'), fail)).rejects.toThrow('No')
  expect(await inOneProcess(payload, turn('failing', 60 * minute), () => Promise.resolve())).toBe(
    true,
  )
})
