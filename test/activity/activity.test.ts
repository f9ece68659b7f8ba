import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { createAccount, createAccounts, password } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { makeEvent } from '../helpers/registrations.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { removeOldActivity } from '../../src/retention/removeOldActivity.ts'
import { changeWork } from '../../src/work/changeWork.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: 'true' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
afterAll(() => server.close())

let address = 0
let from: Record<string, string>
beforeEach(() => {
  address += 1
  from = { 'X-Forwarded-For': `198.51.100.${address}` }
})

/** What is noted of a document, the newest last. */
const notedOf = async (documentId: string) => {
  const { docs } = await server.payload.find({
    collection: 'activity',
    where: { documentId: { equals: documentId } },
    sort: ['createdAt', 'id'],
    limit: 100,
  })
  return docs
}
const actionsOf = async (documentId: string) =>
  (await notedOf(documentId)).map(({ action }) => action)

const createPost = async (as: string, body: object = {}) => {
  const answer = await api.post('/posts', { as, body: { ...factories.posts(), ...body } })
  expect(answer.status).toBe(201)
  return answer.body.doc
}

describe('a document', () => {
  test('has who did what to it, from its creation to its end', async () => {
    const as = accounts.editor.session
    const { id, title } = await createPost(as, { _status: 'draft' })
    const change = (body: object) => api.patch(`/posts/${id}`, { as, body })
    await change({ summary: 'A secret summary', topics: [] })
    await change({ _status: 'published' })
    await change({ _status: 'draft' })
    await change({ deletedAt: new Date().toISOString() })
    await api.patch(`/posts/${id}`, { as, body: { deletedAt: null }, query: { trash: true } })
    await api.delete(`/posts/${id}`, { as })

    const noted = await notedOf(id)
    expect(noted.map(({ action, changedFields }) => [action, changedFields ?? ''])).toEqual([
      ['created', ''],
      ['changed', 'summary'],
      ['published', 'publishedAt'],
      ['unpublished', ''],
      ['trashed', ''],
      ['restored', ''],
      ['deleted', ''],
    ])
    for (const entry of noted) {
      expect(entry).toMatchObject({
        by: 'user',
        who: accounts.editor.user.name,
        userId: accounts.editor.id,
        documentCollection: 'posts',
        documentTitle: title,
      })
    }
    expect(JSON.stringify(noted)).not.toContain('secret')
  })

  test('has the same over GraphQL, with its title, by an API key', async () => {
    const as = accounts.admin.apiKey
    const { body } = await api.graphql('mutation { createTopic(data: { name: "Care" }) { id } }', {
      as,
    })
    const { id } = (body.data as { createTopic: { id: string } }).createTopic
    await api.graphql(`mutation { updateTopic(id: "${id}", data: { name: "Caring" }) { id } }`, {
      as,
    })
    await api.graphql(`mutation { deleteTopic(id: "${id}") { id } }`, { as })
    const who = `API key of ${accounts.admin.user.name}`
    expect(await notedOf(id)).toMatchObject([
      { action: 'created', by: 'api-key', who, documentTitle: 'Care' },
      { action: 'changed', by: 'api-key', who, documentTitle: 'Caring', changedFields: 'name' },
      { action: 'deleted', by: 'api-key', who, documentTitle: 'Caring' },
    ])
  })

  test('that is published at once was created and published', async () => {
    const { id } = await createPost(accounts.editor.session, { _status: 'published' })
    expect(await actionsOf(id)).toEqual(['created', 'published'])
  })

  test('that is saved as it was leaves no entry, nor does a change that is refused', async () => {
    const as = accounts.editor.session
    const { id, title } = await createPost(as)
    await api.patch(`/posts/${id}`, { as, body: { title } })
    const refused = await api.patch(`/posts/${id}`, { as, body: { kind: 'no such kind' } })
    expect(refused.status).toBe(400)
    const foreign = { as: accounts.contributor.session, body: { title: 'Mine' } }
    expect((await api.patch(`/posts/${id}`, foreign)).status).toBe(403)
    expect(await actionsOf(id)).toEqual(['created'])
  })

  test('names the fields in groups, and forgets nothing in bulk', async () => {
    const as = accounts.editor.session
    const { id } = await server.payload.create({ collection: 'events', data: factories.events() })
    await api.patch('/events', {
      as,
      body: { venue: { name: 'The hall' }, endsAt: '2027-03-01T16:00:00Z' },
      query: { where: { id: { equals: id } } },
    })
    expect((await notedOf(id)).at(-1)).toMatchObject({
      action: 'changed',
      changedFields: expect.stringMatching(/^(endsAt, venue\.name|venue\.name, endsAt)$/) as string,
    })
  })

  test('unpublished under a newer draft is noted as unpublished, of testimonials too', async () => {
    const as = accounts.editor.session
    const made = await server.payload.create({
      collection: 'testimonials',
      data: { ...factories.testimonials(), _status: 'published' },
    })
    const path = `/testimonials/${made.id}`
    await api.patch(path, { as, body: { prompt: 'Why?' }, query: { draft: true } })
    await api.patch(path, { as, body: { _status: 'draft' } })
    expect(await actionsOf(made.id)).toEqual(['created', 'published', 'changed', 'unpublished'])
  })

  test('that went back to an earlier version says so', async () => {
    const as = accounts.editor.session
    const { id } = await createPost(as)
    await api.patch(`/posts/${id}`, { as, body: { title: 'Another title' } })
    const query = { where: { parent: { equals: id } }, sort: 'createdAt' }
    const { body } = await api.get('/posts/versions', { as, query })
    const restored = await api.post(`/posts/versions/${body.docs[0]?.id}`, { as })
    expect(restored.status).toBe(200)
    expect((await actionsOf(id)).at(-1)).toBe('version-restored')
  })

  test('goes by the public name of a person', async () => {
    const as = accounts.editor.session
    const body = { fullName: 'Philippa Hiddenname', creditAs: 'first-name' }
    const { id } = (await api.post('/people', { as, body })).body.doc
    await api.patch(`/people/${id}`, { as, body: { pronouns: 'she' } })
    await api.delete(`/people/${id}`, { as })
    const noted = await notedOf(id)
    expect(noted.map(({ documentTitle }) => documentTitle)).toEqual([
      'Philippa',
      'Philippa',
      'Philippa',
    ])
    expect(JSON.stringify(noted)).not.toContain('Hiddenname')
  })

  test('that a command changes, or the server, is noted as theirs', async () => {
    const { id } = await server.payload.create({ collection: 'posts', data: factories.posts() })
    server.payload.config.custom.isCommand = true
    await server.payload.update({ collection: 'posts', id, data: { title: 'By command' } })
    server.payload.config.custom.isCommand = false
    expect(await notedOf(id)).toMatchObject([
      { by: 'server', who: 'The server' },
      { by: 'command', who: 'A command of the operator' },
    ])
  })
})

describe('autosaves', () => {
  const autosave = (id: string, as: string, body: object) =>
    api.patch(`/posts/${id}`, { as, body, query: { draft: true, autosave: true } })

  test('of one editor in ten minutes are one entry with all the fields', async () => {
    const { id } = await server.payload.create({ collection: 'posts', data: factories.posts() })
    const { admin, editor } = accounts
    for (const n of [1, 2, 3]) await autosave(id, editor.session, { summary: `Summary ${n}` })
    await autosave(id, editor.session, { kind: 'update' })
    await autosave(id, admin.session, { summary: 'The admin’s' })
    const changes = (await notedOf(id)).filter(({ action }) => action === 'changed')
    expect(changes).toMatchObject([
      { userId: editor.id, changedFields: 'summary, kind' },
      { userId: admin.id, changedFields: 'summary' },
    ])
    const earlier = new Date(Date.now() - 11 * 60 * 1000).toISOString()
    await server.payload.db.updateOne({
      collection: 'activity',
      id: changes[0]?.id ?? '',
      data: { createdAt: earlier },
    })
    await autosave(id, editor.session, { summary: 'Later' })
    expect((await notedOf(id)).filter(({ userId }) => userId === editor.id)).toHaveLength(2)
  })
})

describe('what it costs', () => {
  test('a save is one insert more, and no read', async () => {
    const { db } = server.payload
    const as = accounts.editor.session
    const { id } = await createPost(as)
    const asked: string[] = []
    const methods = ['create', 'find', 'findOne', 'updateOne', 'count'] as const
    const spies = methods.map((method) => {
      const stock = db[method] as (args: { collection: string }) => Promise<unknown>
      return vi.spyOn(db, method).mockImplementation(((args: { collection: string }) => {
        asked.push(`${method} ${args.collection}`)
        return stock.call(db, args)
      }) as never)
    })
    await api.patch(`/posts/${id}`, { as, body: { title: 'One more' } })
    for (const spy of spies) spy.mockRestore()
    expect(asked.filter((call) => call.endsWith(' activity'))).toEqual(['create activity'])
    expect(asked.filter((call) => call === 'findOne posts').length).toBeLessThanOrEqual(2)
  })

  test('an entry that cannot be written undoes the change', async () => {
    const as = accounts.editor.session
    const { id, title } = await createPost(as)
    const { db } = server.payload
    const create = db.create.bind(db)
    const broken = vi.spyOn(db, 'create').mockImplementation((args) => {
      if (args.collection === 'activity') throw new Error('The disk is full')
      return create(args)
    })
    const answer = await api.patch(`/posts/${id}`, { as, body: { title: 'Not noted' } })
    broken.mockRestore()
    expect(answer.status).toBe(500)
    expect((await api.get(`/posts/${id}`, { as })).body.title).toBe(title)
  })
})

describe('an account', () => {
  const login = (email: string, secret = password) =>
    api.post('/users/login', { body: { email, password: secret }, headers: from })

  test('is noted as it signs in and out, with the network', async () => {
    const { email, id } = await createAccount(server.payload, 'editor')
    const { body } = await login(email)
    await api.post('/users/logout', { as: `JWT ${String(body.token)}` })
    expect(await notedOf(id)).toMatchObject([
      { action: 'signed-in', by: 'user', userId: id, network: from['X-Forwarded-For'] },
      { action: 'signed-out', userId: id },
    ])
  })

  test('is noted where signing in failed, over REST and GraphQL', async () => {
    const { email, id } = await createAccount(server.payload, 'editor')
    expect((await login(email, 'a wrong long password')).status).toBe(401)
    const attempt = `loginUser(email: "${email}", password: "another wrong one") { token }`
    await api.graphql(`mutation { a: ${attempt} b: ${attempt} }`, { headers: from })
    expect(await notedOf(id)).toMatchObject(
      Array.from({ length: 3 }, () => ({ action: 'sign-in-failed', by: 'public' })),
    )
  })

  test('that does not exist leaves the network alone, and not what was typed', async () => {
    await login('my-own-password@example.org', 'whatever it was')
    const { docs } = await server.payload.find({
      collection: 'activity',
      where: { network: { equals: from['X-Forwarded-For'] } },
    })
    expect(docs).toMatchObject([{ action: 'sign-in-failed', documentCollection: 'users' }])
    expect(JSON.stringify(docs)).not.toContain('my-own-password')
  })

  test('cannot fill the log: what the limits refuse is not noted', async () => {
    const { email, id } = await createAccount(server.payload, 'editor')
    for (let n = 0; n < 8; n += 1) await login(email, 'a wrong long password')
    expect(await actionsOf(id)).toHaveLength(5)
  })

  test('is noted with its role and its password, never with either', async () => {
    const { id } = await createAccount(server.payload, 'contributor')
    const as = accounts.admin.session
    await api.patch(`/users/${id}`, { as, body: { role: 'editor' } })
    await api.patch(`/users/${id}`, { as, body: { password: 'another long password' } })
    await api.patch(`/users/${id}`, { as, body: { name: 'Renamed' } })
    expect(await notedOf(id)).toMatchObject([
      { action: 'role-changed', userId: accounts.admin.id },
      { action: 'password-changed' },
      { action: 'changed', changedFields: 'name', documentTitle: 'Renamed' },
    ])
    expect(JSON.stringify(await notedOf(id))).not.toContain('another long')
  })

  test('that resets its password is noted so', async () => {
    const { email, id } = await createAccount(server.payload, 'contributor')
    const token = await server.payload.forgotPassword({
      collection: 'users',
      data: { email },
      disableEmail: true,
    })
    const body = { token, password: 'another long password' }
    expect((await api.post('/users/reset-password', { body })).status).toBe(200)
    expect(await actionsOf(id)).toEqual(['password-changed', 'signed-in'])
  })
})

test('an export of sign-ups is noted before it is handed over', async () => {
  const { id } = await makeEvent(server.payload)
  const path = `${server.url}/api/events/${id}/registrations.csv`
  const refused = await fetch(path, { headers: { Authorization: accounts.contributor.session } })
  expect(refused.status).toBe(403)
  const response = await fetch(path, { headers: { Authorization: accounts.editor.session } })
  expect(response.status).toBe(200)
  await response.text()
  expect((await notedOf(id)).filter(({ action }) => action === 'exported')).toMatchObject([
    { userId: accounts.editor.id, documentCollection: 'events' },
  ])
})

test('what staff do with a sign-up is noted by its event, and never by who signed up', async () => {
  const as = accounts.editor.session
  const { id: event, title } = await makeEvent(server.payload)
  const person = { name: 'Rosalind Quill', email: 'rosalind@example.org' }
  const added = await api.post(`/events/${event}/registrations/add`, { as, body: person })
  const { id } = added.body.registration as { id: string }
  const change = (what: string, body: object) =>
    api.post(`/registrations/${id}/${what}`, { as, body })
  await change('move', { to: 'waiting' })
  await change('attendance', { attended: true })
  await change('attendance', { attended: true })
  expect((await change('move', { to: 'nowhere' })).status).toBe(400)
  await change('cancel', {})
  await api.delete(`/registrations/${id}`, { as })

  const noted = await notedOf(id)
  expect(noted.map(({ action, changedFields }) => [action, changedFields ?? ''])).toEqual([
    ['created', ''],
    ['changed', 'status'],
    ['changed', 'attended'],
    ['changed', 'status'],
    ['deleted', ''],
  ])
  for (const entry of noted) {
    expect(entry).toMatchObject({
      userId: accounts.editor.id,
      documentCollection: 'registrations',
      documentTitle: title,
    })
  }
  expect(JSON.stringify(noted)).not.toMatch(/rosalind/i)
})

describe('subject requests', () => {
  test('are noted, find what the log says, and take the names from it', async () => {
    const as = accounts.admin.session
    const fullName = 'Wilhelmina Oftenlogged'
    const made = await api.post('/people', { as, body: { fullName } })
    const { id } = made.body.doc
    const topic = await api.post('/topics', { as, body: { name: `Letters to ${fullName}` } })
    const asked = { person: id }
    const found = await api.post('/subject-requests/find', { as, body: asked })
    const kinds = found.body.kinds as { kind: string; count: number }[]
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'activity', count: 2 }))
    const erased = await api.post('/subject-requests/erase', {
      as,
      body: { ...asked, seen: found.body.seen, profile: 'delete' },
    })
    expect(erased.status).toBe(200)
    expect(await notedOf(id)).toMatchObject([
      { action: 'created', documentTitle: null },
      { action: 'deleted', documentTitle: null },
    ])
    expect(await notedOf(topic.body.doc.id)).toMatchObject([{ documentTitle: null }])
    const { docs } = await server.payload.find({
      collection: 'activity',
      where: { action: { equals: 'erased' } },
    })
    expect(docs).toMatchObject([
      { userId: accounts.admin.id, documentCollection: 'subject-requests' },
    ])
  })

  test('anonymise what somebody did with an account that goes', async () => {
    const account = await createAccount(server.payload, 'editor')
    const { id } = await createPost(account.session)
    const as = accounts.admin.session
    const { email } = account
    const { body } = await api.post('/subject-requests/find', { as, body: { email } })
    const choices = { email, seen: body.seen, account: 'delete' }
    expect((await api.post('/subject-requests/erase', { as, body: choices })).status).toBe(200)
    expect(await notedOf(id)).toMatchObject([
      { action: 'created', who: 'An account that was erased', userId: null },
    ])
  })
})

describe('work that failed', () => {
  const failed = { status: 'failed', attempts: 9, nextAttemptAt: null }
  const queue = async () => {
    const { payload } = server
    const { id: post, title } = await createPost(accounts.editor.session, { _status: 'draft' })
    const job = await payload.jobs.queue({
      task: 'schedulePublish',
      input: { type: 'publish', doc: { relationTo: 'posts', value: post } },
    })
    const id = String(job.id)
    await payload.db.updateOne({ collection: 'payload-jobs', id, data: { hasError: true } })
    const webhook = await payload.create({
      collection: 'webhooks',
      data: {
        name: 'Them',
        url: 'https://example.org/hook',
        collections: ['posts'],
        events: ['published'],
      },
    })
    const mail = randomUUID()
    await payload.db.create({
      collection: 'mails',
      data: { id: mail, to: 'ada@example.org', kind: 'confirmed', ...failed },
    })
    const delivery = randomUUID()
    await payload.db.create({
      collection: 'webhook-deliveries',
      data: {
        id: delivery,
        webhook: webhook.id,
        type: 'post.published',
        body: '{}',
        ...failed,
      },
    })
    return [
      { id, collection: 'payload-jobs', title: `Publication: ${String(title)}` },
      { id: mail, collection: 'mails', title: 'You have a place' },
      { id: delivery, collection: 'webhook-deliveries', title: 'post.published' },
    ]
  }

  test.each([
    ['retry', 'work-retried'],
    ['dismiss', 'work-dismissed'],
  ])('and that an admin has the panel %s is noted, once', async (verb, action) => {
    const { session: as, user } = accounts.admin
    for (const { collection, id, title } of await queue()) {
      expect((await api.post(`/payload-jobs/${id}/${verb}`, { as })).status).toBe(200)
      await api.post(`/payload-jobs/${id}/dismiss`, { as: accounts.editor.session })
      const noted = { action, documentCollection: collection, documentTitle: title }
      expect(await notedOf(id)).toMatchObject([{ ...noted, by: 'user', who: user.name }])
    }
  })

  test('and is sent again by an editor is noted, and what is refused is not', async () => {
    const [, mail, delivery] = await queue()
    for (const { collection, id } of [mail!, delivery!]) {
      const replay = (as: string) => api.post(`/${collection}/${id}/replay`, { as })
      expect((await replay(accounts.contributor.session)).status).toBe(403)
      expect((await replay(accounts.editor.session)).status).toBe(202)
      const { name } = accounts.editor.user
      expect(await notedOf(id)).toMatchObject([{ action: 'work-retried', who: name }])
    }
  })

  test('and that a command cancels is noted as the operator’s', async () => {
    const [, mail] = await queue()
    const id = String(mail?.id)
    await server.payload.db.updateOne({ collection: 'mails', id, data: { status: 'pending' } })
    server.payload.config.custom.isCommand = true
    await changeWork(await createLocalReq({}, server.payload), [id], 'cancel', false)
    server.payload.config.custom.isCommand = false
    expect(await notedOf(id)).toMatchObject([{ action: 'work-cancelled', by: 'command' }])
  })

  test('cannot be changed without a note', async () => {
    const [job] = await queue()
    const { create } = server.payload.db
    const failing = vi.spyOn(server.payload.db, 'create').mockImplementation((args) => {
      const isNote = args.collection === 'activity'
      return isNote ? Promise.reject(new Error('No note')) : create.call(server.payload.db, args)
    })
    const path = `/payload-jobs/${job?.id}/dismiss`
    expect((await api.post(path, { as: accounts.admin.session })).status).toBe(500)
    failing.mockRestore()
    const where = { id: { equals: String(job?.id) } }
    expect(await server.payload.count({ collection: 'payload-jobs', where })).toEqual({
      totalDocs: 1,
    })
  })
})

test('entries go after the set time, and no sooner', async () => {
  const { id } = await createPost(accounts.editor.session)
  const day = 24 * 60 * 60 * 1000
  await removeOldActivity(server.payload, 365, Date.now() + 364 * day)
  expect(await actionsOf(id)).toEqual(['created'])
  await removeOldActivity(server.payload, 365, Date.now() + 366 * day)
  expect(await actionsOf(id)).toEqual([])
})

test('entries are filtered over the API by an admin, and are in no public answer', async () => {
  const { id } = await createPost(accounts.editor.session, { title: 'Zanzibarian kettles' })
  const where = { action: { equals: 'created' }, who: { contains: accounts.editor.user.name } }
  const query = { where: { ...where, documentId: { equals: id } } }
  const { body } = await api.get('/activity', { as: accounts.admin.session, query })
  expect(body.docs).toHaveLength(1)
  for (const as of [undefined, accounts.contributor.session, accounts.editor.session]) {
    expect((await api.get('/activity', { as, query })).status).toBe(403)
    const { body: graphql } = await api.graphql('{ Activities { totalDocs } }', { as })
    expect(graphql.errors).toHaveLength(1)
  }
  const found = await api.get('/search', { query: { q: 'Zanzibarian' } })
  expect(JSON.stringify(found.body)).not.toContain('kettles')
})
