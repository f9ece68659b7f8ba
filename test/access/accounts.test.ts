import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { createAccount, createAccounts, password, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
afterAll(() => server.close())

const roleOf = async ({ id }: Account) =>
  (await server.payload.findByID({ collection: 'users', id })).role

const admins = async () => {
  const where = { role: { equals: 'admin' } }
  const { docs } = await server.payload.find({ collection: 'users', where })
  return docs.map(({ id }) => id)
}

describe('reading accounts', () => {
  test('is closed to the public on every route', async () => {
    expect((await api.get('/users')).status).toBe(403)
    expect((await api.get(`/users/${accounts.admin.id}`)).status).toBe(403)
    expect((await api.get('/users/count')).status).toBe(403)
    const { body } = await api.graphql('{ Users { docs { id } } countUsers { totalDocs } }')
    expect(body.data).toEqual({ Users: null, countUsers: null })
  })

  test('shows a contributor only themselves', async () => {
    const { body } = await api.get('/users', { as: accounts.contributor.session })
    expect(body.docs.map(({ id }) => id)).toEqual([accounts.contributor.id])
    expect(body.docs[0]).toMatchObject({ email: accounts.contributor.email, role: 'contributor' })
    const other = await api.get(`/users/${accounts.editor.id}`, {
      as: accounts.contributor.session,
    })
    expect(other.status).toBe(404)
  })

  test('tells the panel that a contributor may read and change their own', async () => {
    const { body } = await api.post(`/users/access/${accounts.contributor.id}`, {
      as: accounts.contributor.session,
    })
    expect(body.fields).toMatchObject({
      email: { read: true, update: true },
      role: { read: true },
    })
    expect(body.fields).not.toMatchObject({ role: { update: true } })
  })

  test('shows an editor the names of others, nothing else', async () => {
    const { body } = await api.get(`/users/${accounts.admin.id}`, { as: accounts.editor.session })
    expect(body).toEqual({
      id: accounts.admin.id,
      name: 'Some admin',
      collection: 'users',
      createdAt: expect.any(String) as string,
      updatedAt: expect.any(String) as string,
      sessions: [],
    })
  })

  test.each([
    'email',
    'role',
    'hash',
    'salt',
    'apiKey',
    'apiKeyIndex',
    'enableAPIKey',
    'sessions.id',
    'resetPasswordToken',
  ])('does not let an editor ask by %s', async (field) => {
    const as = accounts.editor.session
    const by = { where: { [field]: { exists: true } } }
    expect((await api.get('/users', { as, query: by })).status).toBe(400)
    expect((await api.get('/users/count', { as, query: by })).status).toBe(400)
    expect((await api.get('/users', { as, query: { sort: field } })).status).toBe(400)
  })

  test.each(['hash', 'salt', 'apiKey', 'resetPasswordToken'])(
    'shows %s to nobody',
    async (field) => {
      const { body } = await api.get(`/users/${accounts.admin.id}`, { as: accounts.admin.session })
      expect(body).not.toHaveProperty(field)
    },
  )

  test('shows nobody outside who wrote a document, populated or joined', async () => {
    const post = await server.payload.create({
      collection: 'posts',
      data: { ...factories.posts(), _status: 'published' },
      user: accounts.editor.user,
      overrideAccess: false,
    })
    const open = await api.get(`/posts/${post.id}`, { query: { depth: 2 } })
    expect(open.status).toBe(200)
    expect(open.body).not.toHaveProperty('createdBy')
    const where = { 'createdBy.email': { like: 'example' } }
    expect((await api.get('/posts', { query: { where } })).status).toBe(400)
    expect((await api.get('/posts', { query: { sort: 'createdBy.email' } })).status).toBe(400)
    const mine = await api.get(`/posts/${post.id}`, { as: accounts.editor.session })
    expect(mine.body.createdBy).toMatchObject({ id: accounts.editor.id, sessions: [] })
    const { body } = await api.graphql(`{ Post(id: "${post.id}") { id createdBy { email } } }`)
    expect(body.data).toEqual({ Post: { id: post.id, createdBy: null } })
  })
})

describe('roles', () => {
  test.each(['contributor', 'editor'] as const)('cannot be raised by an %s', async (role) => {
    const account = accounts[role]
    const body = { role: 'admin' }
    await api.patch(`/users/${account.id}`, { as: account.session, body })
    await api.patch(`/users/${account.id}`, { as: account.apiKey, body })
    const query = { where: { id: { equals: account.id } } }
    await api.patch('/users', { as: account.session, body, query })
    await api.graphql(
      `mutation { updateUser(id: "${account.id}", data: { role: admin }) { id } }`,
      {
        as: account.session,
      },
    )
    expect(await roleOf(account)).toBe(role)
  })

  test.each(['contributor', 'editor'] as const)(
    'and accounts of others cannot be changed by a %s',
    async (role) => {
      const as = accounts[role].session
      const change = { as, body: { name: 'Changed', password: 'a password by somebody else' } }
      const { status } = await api.patch(`/users/${accounts.otherContributor.id}`, change)
      expect(status).toBe(403)
      const query = { where: { id: { equals: accounts.otherContributor.id } } }
      expect((await api.patch('/users', { ...change, query })).body.docs).toEqual([])
      const removed = await api.delete(`/users/${accounts.otherContributor.id}`, { as })
      expect(removed.status).toBe(403)
      const body = { name: 'New', email: `by-${role}@example.org`, password, role: 'contributor' }
      expect((await api.post('/users', { as, body })).status).toBe(403)
    },
  )

  test('are changed by an admin, who makes and removes accounts', async () => {
    const as = accounts.admin.session
    const body = { name: 'New', email: 'new@example.org', password, role: 'contributor' }
    const made = await api.post('/users', { as, body })
    expect(made.status).toBe(201)
    const path = `/users/${made.body.doc.id}`
    expect((await api.patch(path, { as, body: { role: 'editor' } })).body.doc.role).toBe('editor')
    expect((await api.delete(path, { as })).status).toBe(200)
  })

  test('leave a user their own name, e-mail and password to change', async () => {
    const account = await createAccount(server.payload, 'contributor')
    const body = { name: 'Renamed', email: 'renamed@example.org' }
    const { status, body: answer } = await api.patch(`/users/${account.id}`, {
      as: account.session,
      body: { ...body, currentPassword: password },
    })
    expect(status).toBe(200)
    expect(answer.doc).toMatchObject(body)
  })
})

describe('API keys', () => {
  test('act with the role of their account', async () => {
    const body = factories.posts({ _status: 'published' })
    expect((await api.post('/posts', { as: accounts.editor.apiKey, body })).status).toBe(201)
    expect((await api.post('/posts', { as: accounts.contributor.apiKey, body })).status).toBe(403)
  })

  test('are kept encrypted', async () => {
    const stored = await server.payload.db.findOne<{ apiKey: string; id: string }>({
      collection: 'users',
      where: { id: { equals: accounts.editor.id } },
    })
    expect(stored?.apiKey).toMatch(/^[\da-f]{32,}$/)
    expect(accounts.editor.apiKey).not.toContain(stored?.apiKey)
  })

  test('are set by an admin, by nobody else', async () => {
    const account = await createAccount(server.payload, 'contributor')
    const set = async (as: string) => {
      const apiKey = randomUUID()
      await api.patch(`/users/${account.id}`, { as, body: { enableAPIKey: true, apiKey } })
      const { body } = await api.get('/users/me', { as: `users API-Key ${apiKey}` })
      return body.user !== null
    }
    expect(await set(accounts.admin.session)).toBe(true)
    expect(await set(account.session)).toBe(false)
    expect(await set(accounts.editor.session)).toBe(false)
    expect(await set(accounts.otherContributor.session)).toBe(false)
    const { body } = await api.get('/users/me', { as: account.apiKey })
    expect(body.user).toBeNull()
  })

  test('are not short, nor those of somebody else, nor set for several accounts', async () => {
    const account = await createAccount(server.payload, 'contributor')
    const taken = account.apiKey.replace('users API-Key ', '')
    const as = accounts.admin.session
    const path = `/users/${accounts.otherContributor.id}`
    const query = { where: { id: { in: [account.id, accounts.otherContributor.id] } } }
    const change = (apiKey: string) => ({ as, body: { enableAPIKey: true, apiKey } })
    for (const answer of [
      await api.patch(path, change('a')),
      await api.patch(path, change('x'.repeat(31))),
      await api.patch(path, change(taken)),
      await api.patch('/users', { ...change(randomUUID()), query }),
    ]) {
      expect(answer.status).toBe(400)
      expect(answer.body.errors[0]?.data?.errors?.map((error) => error.path)).toEqual(['apiKey'])
    }
    expect((await api.patch(`/users/${account.id}`, change(taken))).status).toBe(200)
    expect((await api.patch(path, { as, body: { apiKey: null } })).status).toBe(200)
  })
})

describe('the last admin', () => {
  const demote = (as: string, ...ids: string[]) =>
    api.patch('/users', { as, body: { role: 'editor' }, query: { where: { id: { in: ids } } } })

  /** Leaves exactly one admin, whatever the tests before did. */
  let only: Account
  beforeEach(async () => {
    only = await createAccount(server.payload, 'admin')
    const others = (await admins()).filter((id) => id !== only.id)
    const where = { id: { in: others } }
    await server.payload.update({ collection: 'users', where, data: { role: 'editor' } })
  })

  test('cannot be demoted or deleted, by themselves or in bulk or by the server', async () => {
    const path = `/users/${only.id}`
    const body = { role: 'editor' }
    expect((await api.patch(path, { as: only.session, body })).status).toBe(403)
    expect((await demote(only.session, only.id)).status).toBe(403)
    expect((await api.delete(path, { as: only.session })).status).toBe(403)
    const query = { where: { role: { equals: 'admin' } } }
    expect((await api.delete('/users', { as: only.session, query })).status).toBe(403)
    await expect(
      server.payload.update({ collection: 'users', id: only.id, data: { role: 'editor' } }),
    ).rejects.toThrow(/At least one admin/)
    await expect(server.payload.delete({ collection: 'users', id: only.id })).rejects.toThrow(
      /At least one admin/,
    )
    expect(await admins()).toEqual([only.id])
  })

  test('remains when all are demoted at once', async () => {
    const second = await createAccount(server.payload, 'admin')
    expect((await demote(only.session, only.id, second.id)).status).toBe(403)
    expect(await admins()).toHaveLength(2)
    expect((await demote(only.session, second.id)).status).toBe(200)
    expect(await admins()).toEqual([only.id])
  })

  test('remains when two admins demote each other at the same moment', async () => {
    const second = await createAccount(server.payload, 'admin')
    const answers = await Promise.all([
      demote(only.session, second.id),
      demote(second.session, only.id),
    ])
    expect(answers.map(({ status }) => status)).not.toContain(500)
    expect(await admins()).toHaveLength(1)
  })

  test('remains when two admins delete each other at the same moment', async () => {
    const second = await createAccount(server.payload, 'admin')
    const answers = await Promise.all([
      api.delete(`/users/${second.id}`, { as: only.session }),
      api.delete(`/users/${only.id}`, { as: second.session }),
    ])
    expect(answers.map(({ status }) => status)).not.toContain(500)
    expect(await admins()).toHaveLength(1)
  })

  test('is not needed for somebody to be refused to delete themselves', async () => {
    const second = await createAccount(server.payload, 'admin')
    const removed = await api.delete(`/users/${second.id}`, { as: second.session })
    expect(removed.status).toBe(403)
    expect(removed.body.errors[0]?.message).toMatch(/your own account/)
    const query = { where: { id: { in: [second.id, accounts.otherContributor.id] } } }
    expect((await api.delete('/users', { as: second.session, query })).status).toBe(403)
  })
})
