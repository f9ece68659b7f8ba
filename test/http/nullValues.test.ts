import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount } from '../helpers/accounts.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let as: string
let api: ReturnType<typeof createApi>
beforeAll(async () => {
  server = await startTestServer()
  as = (await createAccount(server.payload, 'editor')).session
  api = createApi(server.url)
})
afterAll(() => server.close())

test('null empties a list of rows, in a new document and in one that is there', async () => {
  const { body, status } = await api.post('/posts', { as, body: { title: 'A', credits: null } })
  expect([status, body.doc.credits]).toEqual([201, []])
  const path = `/posts/${body.doc.id}`
  const format = { kind: 'pdf', url: 'https://example.org/a.pdf' }
  await api.patch(path, { as, body: { formats: [format] } })
  const emptied = await api.patch(path, { as, body: { formats: null } })
  expect([emptied.status, emptied.body.doc.formats]).toEqual([200, []])
})

test('null for a list within a row or a group is an empty one too', async () => {
  const signUp = { mode: 'here', questions: null }
  const { body, status } = await api.post('/events', {
    as,
    body: { title: 'A', _status: 'draft', signUp },
    query: { draft: true },
  })
  expect(status).toBe(201)
  expect(body.doc.signUp).toMatchObject({ mode: 'here', questions: [] })
})

test('null for a group is refused, and the answer names it', async () => {
  const { body, status } = await api.post('/posts', { as, body: { title: 'A', meta: null } })
  expect(status).toBe(400)
  expect(body.errors[0]?.data?.errors?.[0]?.path).toBe('meta')
})

test('a setting of the panel that is not there cannot be forgotten', async () => {
  await api.post('/payload-preferences/colours', { as, body: { value: ['blue'] } })
  expect((await api.delete('/payload-preferences/colours', { as })).status).toBe(200)
  expect((await api.delete('/payload-preferences/colours', { as })).status).toBe(404)
})
