import { createClient, type Client } from '@libsql/client'
import { commitTransaction, createLocalReq, initTransaction } from 'payload'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

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

const client = () => (server.payload.db as unknown as { client: Client }).client

test('a SQLite file that another program keeps locked is 503, and serves on once it lets go', async () => {
  const other = createClient({ url: String(process.env.DATABASE_URL) })
  await other.execute('BEGIN IMMEDIATE')
  const refused = await Promise.all([
    api.post('/topics', { as: editor.session, body: { name: 'Locked' } }),
    api.graphql('mutation { createTopic(data: { name: "Locked too" }) { id } }', {
      as: editor.session,
    }),
  ])
  expect(refused.map(({ headers }) => Number(headers.get('Retry-After')) > 0)).toEqual([true, true])
  expect(refused[0].status).toBe(503)
  expect(refused[1].body.errors).toMatchObject([{ extensions: { statusCode: 503 } }])
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect((await api.get('/topics')).status).toBe(200)
  await other.execute('ROLLBACK')
  other.close()

  const made = await api.post('/topics', { as: editor.session, body: { name: 'Free' } })
  expect(made.status).toBe(201)
  const { body } = await api.get('/topics')
  expect(body.docs).toMatchObject([{ name: 'Free' }])
}, 60_000)

test('a disk that is full is 507, changes nothing by half, and takes writes once there is room', async () => {
  const limitPages = async (most: number | string) => {
    const transaction = await client().transaction('write')
    await transaction.execute(`PRAGMA max_page_count = ${most}`)
    await transaction.commit()
  }
  const { rows } = await client().execute('PRAGMA page_count')
  await limitPages(Number(rows[0]?.page_count))
  const write = (number: number) =>
    api.post('/posts', {
      as: editor.session,
      body: { ...factories.posts(), title: `Post ${number}`, summary: 'x'.repeat(300) },
    })
  const answers: Awaited<ReturnType<typeof write>>[] = []
  for (let number = 0; answers.at(-1)?.status !== 507 && number < 60; number += 1) {
    answers.push(await write(number))
  }
  const refused = answers.at(-1)
  expect(refused?.status).toBe(507)
  expect(refused?.headers.get('Retry-After')).toBe('60')
  expect(refused?.body.errors[0]?.message).toContain('no room left')
  expect((await api.get('/posts')).status).toBe(200)

  await limitPages(4_294_967_294)
  expect((await write(answers.length)).status).toBe(201)
  const { body } = await api.get('/posts', {
    as: editor.session,
    query: { draft: true, limit: 100, sort: 'createdAt' },
  })
  const made = [...answers.slice(0, -1).keys(), answers.length]
  expect(body.docs.map(({ title }) => title)).toEqual(made.map((number) => `Post ${number}`))
  const versions = await server.payload.countVersions({ collection: 'posts' })
  expect(versions.totalDocs).toBe(made.length)
}, 60_000)

test('what is to be done after a commit is not, where the commit fails', async () => {
  const { db } = server.payload
  const later = vi.fn()
  const req = await createLocalReq({}, server.payload)
  await initTransaction(req)
  await server.payload.create({ collection: 'topics', data: { name: 'Never kept' }, req })
  await db.afterCommit(req.transactionID, later)
  const { [String(await req.transactionID)]: session } = db.sessions ?? {}
  const { db: transaction } = session as unknown as {
    db: { run: (sql: string) => Promise<unknown> }
  }
  // The database looks at it at the end alone, as a full disk may be noticed at the end alone.
  for (const statement of [
    'PRAGMA defer_foreign_keys = ON',
    "INSERT INTO posts_rels (parent_id, path) VALUES ('none', 'topics')",
  ]) {
    await transaction.run(statement)
  }
  await expect(commitTransaction(req)).rejects.toThrow('FOREIGN KEY')
  expect(later).not.toHaveBeenCalled()

  const again = await createLocalReq({}, server.payload)
  await initTransaction(again)
  await db.afterCommit(again.transactionID, later)
  await commitTransaction(again)
  expect(later).toHaveBeenCalledOnce()
  expect((await api.get('/topics')).body.docs.map(({ name }) => name)).not.toContain('Never kept')
})
