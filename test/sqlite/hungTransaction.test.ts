import { commitTransaction, createLocalReq, initTransaction } from 'payload'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
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
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
afterAll(() => server.close())

const addTopic = (name: string) => api.post('/topics', { as: editor.session, body: { name } })
const names = async () =>
  (await server.payload.find({ collection: 'topics' })).docs.map(({ name }) => name).sort()

test('work that hangs in its transaction keeps nobody from saving for ever, and saves nothing itself', async () => {
  const { logger } = server.payload
  const logged = vi.spyOn(logger, 'error').mockImplementation(() => {})
  const later = vi.fn()
  const req = await createLocalReq({}, server.payload)
  const write = (name: string) =>
    server.payload.create({ collection: 'topics', data: { name }, req })

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  expect(await initTransaction(req)).toBe(true)
  await write('Of the one that hangs')
  await server.payload.db.afterCommit(req.transactionID, later)
  vi.advanceTimersByTime(4 * 60_000)
  expect(logged).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()

  expect(logged.mock.calls).toMatchObject([
    [{ msg: expect.stringContaining('taken back') as string }],
  ])
  expect((await addTopic('Of another')).status).toBe(201)
  // It comes back to life.
  await expect(write('Too late')).rejects.toThrow()
  expect(later).not.toHaveBeenCalled()
  expect((await addTopic('Of a third')).status).toBe(201)
  expect(await names()).toEqual(['Of a third', 'Of another'])
})

test('a transaction that was taken back cannot be committed, though nothing more is written in it', async () => {
  vi.spyOn(server.payload.logger, 'error').mockImplementation(() => {})
  const req = await createLocalReq({}, server.payload)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await initTransaction(req)
  await server.payload.create({ collection: 'topics', data: { name: 'Lost' }, req })
  vi.advanceTimersByTime(5 * 60_000)
  vi.useRealTimers()
  await expect(commitTransaction(req)).rejects.toMatchObject({ status: 503 })
  expect(await names()).not.toContain('Lost')
})
