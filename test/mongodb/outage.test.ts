import { afterAll, beforeAll, expect, inject, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { startProxy, type Proxy } from '../helpers/proxy.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let proxy: Proxy
let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
beforeAll(async () => {
  const url = new URL(process.env.TEST_MONGODB_URL ?? '')
  proxy = await startProxy({ host: url.hostname, port: Number(url.port || 27_017) })
  url.host = `127.0.0.1:${proxy.port}`
  url.pathname = `/${inject('mongoDatabases')}${process.env.VITEST_POOL_ID}`
  server = await startTestServer({ DATABASE_URL: url.href })
  api = createApi(server.url)
  editor = await createAccount(server.payload, 'editor')
}, 240_000)
afterAll(async () => {
  await server.close()
  await proxy.close()
})

const readiness = async () => (await fetch(`${server.url}/readyz`)).status

test('a database that is gone for a while is 503 and when to come back, and all is well once it is there', async () => {
  const as = editor.session
  const { body } = await api.post('/topics', { as, body: { name: 'Before' } })
  expect(await readiness()).toBe(200)
  await proxy.drop()

  await expect.poll(readiness, { timeout: 20_000 }).toBe(503)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  const answers = await Promise.all([
    api.get('/users/me', { as }),
    api.get(`/topics/${body.doc.id}`, { as }),
    api.get('/topics', { query: { limit: 7 } }),
    api.post('/topics', { as, body: { name: 'Meanwhile' } }),
    api.patch(`/topics/${body.doc.id}`, { as, body: { name: 'Changed' } }),
    api.patch('/topics', { as, query: { where: { name: { equals: 'x' } } }, body: { name: 'y' } }),
    api.post('/users/login', { body: { email: editor.email, password: 'no matter' } }),
    api.graphql('{ Topics { docs { name } } meUser { user { id } } }', { as }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
  for (const { headers, body: said } of answers) {
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(said.errors[0]?.message).toContain('cannot reach its database')
  }

  await proxy.restore()
  await expect.poll(readiness, { timeout: 20_000 }).toBe(200)
  expect((await api.get('/users/me', { as })).body.user).toMatchObject({ id: editor.id })
  expect((await api.post('/topics', { as, body: { name: 'After' } })).status).toBe(201)
  const { docs } = (await api.get('/topics', { query: { sort: 'name' } })).body
  expect(docs.map(({ name }) => name)).toEqual(['After', 'Before'])
}, 120_000)
