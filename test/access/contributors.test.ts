import { createLocalReq, getAccessResults } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { schedulePublish } from '../../src/app/(payload)/schedulePublish.ts'
import type { User } from '../../src/lib/payload-types.ts'
import { createAccounts } from '../helpers/accounts.ts'
import { deliverQueued } from '../helpers/deliverQueued.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
/** The contributor's `Authorization`. */
let as: string

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  as = accounts.contributor.session
})
afterAll(() => server.close())
afterEach(() => vi.restoreAllMocks())

const withDrafts = ['posts', 'projects', 'events', 'people', 'testimonials'] as const
type WithDrafts = (typeof withDrafts)[number]

/** The field that shows what a document of a collection says. */
const words = {
  posts: 'title',
  projects: 'title',
  events: 'title',
  people: 'pronouns',
  testimonials: 'quote',
} as const

const write = async (collection: WithDrafts, data: object, user = accounts.editor.user) =>
  server.payload.create({
    collection,
    data: { ...factories[collection](), ...data },
    user,
    overrideAccess: true,
  })

/** A published document that the contributor made. */
const publishedOwn = async (collection: WithDrafts) => {
  const { id } = await write(
    collection,
    { [words[collection]]: 'Before' },
    accounts.contributor.user,
  )
  await server.payload.update({ collection, id, data: { _status: 'published' } })
  return id
}

const stored = async (collection: WithDrafts, id: string): Promise<Record<string, unknown>> => ({
  ...(await server.payload.findByID({ collection, id, trash: true })),
})

describe.each(withDrafts)('a contributor and %s', (collection) => {
  const path = `/${collection}`

  test('creates drafts only, whatever is asked for', async () => {
    const made = await api.post(path, { as, body: factories[collection]() })
    expect(made.status).toBe(201)
    expect(await stored(collection, made.body.doc.id)).toMatchObject({ _status: 'draft' })
    const body = { ...factories[collection](), _status: 'published' }
    const refused = await api.post(path, { as, body })
    expect(refused.status).toBe(403)
    expect(refused.body.errors[0]?.message).toMatch(/cannot publish/)
  })

  test('cannot publish or unpublish their own, one by one or in bulk', async () => {
    const draft = await write(collection, { _status: 'draft' }, accounts.contributor.user)
    const live = await publishedOwn(collection)
    const publish = { as, body: { _status: 'published' } }
    expect((await api.patch(`${path}/${draft.id}`, publish)).status).toBe(403)
    expect((await api.patch(`${path}/${draft.id}?draft=true`, publish)).status).toBe(403)
    expect((await api.patch(`${path}/${draft.id}?autosave=true&draft=true`, publish)).status).toBe(
      403,
    )
    const query = { where: { id: { equals: draft.id } } }
    expect((await api.patch(path, { ...publish, query })).status).toBe(403)
    await api.patch(`${path}/${live}`, { as, body: { _status: 'draft' } })
    await api.patch(`${path}/${live}?unpublishAllLocales=true`, { as, body: {} })
    await api.patch(`${path}/${draft.id}?publishAllLocales=true`, { as, body: {} })
    await api.patch(path, {
      as,
      body: { _status: 'draft' },
      query: { where: { id: { equals: live } } },
    })
    expect(await stored(collection, draft.id)).toMatchObject({ _status: 'draft' })
    expect(await stored(collection, live)).toMatchObject({ _status: 'published' })
  })

  test('changes what is published only as a draft beside it', async () => {
    const id = await publishedOwn(collection)
    const body = { [words[collection]]: 'After' }
    const { status } = await api.patch(`${path}/${id}`, { as, body })
    expect(status).toBe(200)
    expect(await stored(collection, id)).toMatchObject({
      _status: 'published',
      [words[collection]]: 'Before',
    })
    const mine = await api.get(`${path}/${id}`, { as, query: { draft: true } })
    expect(mine.body).toMatchObject(body)
  })

  test('restores an earlier version only as a draft', async () => {
    const id = await publishedOwn(collection)
    await api.patch(`${path}/${id}`, { as, body: { [words[collection]]: 'After' } })
    const { body } = await api.get(`${path}/versions`, {
      as,
      query: { where: { parent: { equals: id } } },
    })
    const version = body.docs.at(-1)?.id
    expect((await api.post(`${path}/versions/${version}`, { as })).status).toBe(403)
    const draft = await api.post(`${path}/versions/${version}?draft=true`, { as })
    expect(draft.status).toBe(200)
    expect(await stored(collection, id)).toMatchObject({ _status: 'published' })
  })

  test("does not see, change, copy or count others' drafts on any route", async () => {
    const { id } = await write(collection, { _status: 'draft' })
    const live = await write(collection, { _status: 'published' })
    await server.payload.update({
      collection,
      id: live.id,
      data: { [words[collection]]: 'A secret change' },
      draft: true,
    })
    const where = { id: { in: [id, live.id] } }
    expect((await api.get(`${path}/${id}`, { as })).status).toBe(404)
    expect((await api.get(`${path}/${id}?draft=true`, { as })).status).toBe(404)
    for (const query of [{ where }, { where, draft: true }, { where, trash: true }]) {
      const { body } = await api.get(path, { as, query })
      expect(JSON.stringify(body)).not.toContain(id)
      expect(JSON.stringify(body)).not.toContain('A secret change')
    }
    expect((await api.get(`${path}/count`, { as, query: { where } })).body.totalDocs).toBe(1)
    const versions = await api.get(`${path}/versions`, {
      as,
      query: { where: { parent: where.id } },
    })
    expect(versions.body.docs).toEqual([])
    const change = { as, body: { [words[collection]]: 'Changed' } }
    expect((await api.patch(`${path}/${id}`, change)).status).toBe(403)
    expect((await api.patch(`${path}/${live.id}`, change)).status).toBe(403)
    expect((await api.patch(path, { ...change, query: { where } })).body.docs).toEqual([])
    expect((await api.post(`${path}/${live.id}/duplicate`, { as, body: {} })).status).toBe(403)
    expect((await api.delete(`${path}/${id}`, { as })).status).toBe(403)
  })

  test('copies their own as a draft', async () => {
    const id = await publishedOwn(collection)
    const { status, body } = await api.post(`${path}/${id}/duplicate`, { as, body: {} })
    expect(status).toBe(200)
    expect(await stored(collection, body.doc.id)).toMatchObject({ _status: 'draft' })
  })

  test('cannot set when it was published or who made it', async () => {
    const body = {
      ...factories[collection](),
      publishedAt: '2020-01-01T00:00:00.000Z',
      createdBy: accounts.editor.id,
    }
    const { body: answer } = await api.post(path, { as, body })
    const { id } = answer.doc
    await api.patch(`${path}/${id}`, { as, body })
    const doc = await server.payload.findByID({ collection, id, draft: true, depth: 0 })
    expect(doc.publishedAt ?? null).toBeNull()
    expect(doc.createdBy).toBe(accounts.contributor.id)
  })

  test('puts a draft that was never published into the trash and back, and destroys nothing', async () => {
    const { id } = await write(collection, { _status: 'draft' }, accounts.contributor.user)
    const live = await publishedOwn(collection)
    const unpublished = await publishedOwn(collection)
    await server.payload.update({ collection, id: unpublished, data: { _status: 'draft' } })
    const body = { deletedAt: new Date().toISOString(), _status: 'draft' }
    expect((await api.patch(`${path}/${live}`, { as, body })).status).toBe(403)
    expect((await api.patch(`${path}/${unpublished}`, { as, body })).status).toBe(403)
    expect((await api.delete(`${path}/${id}`, { as })).status).toBe(403)
    expect((await api.patch(`${path}/${id}`, { as, body })).status).toBe(200)
    expect(await stored(collection, id)).toMatchObject({ deletedAt: expect.any(String) as string })
    expect((await api.delete(`${path}/${id}?trash=true`, { as })).status).toBe(403)
    const back = { as, body: { deletedAt: null } }
    expect((await api.patch(`${path}/${id}?trash=true`, back)).status).toBe(200)
    expect((await stored(collection, id)).deletedAt ?? null).toBeNull()
    const query = { where: { id: { in: [id, live, unpublished] } } }
    const { body: bulk } = await api.patch(path, { as, body, query })
    expect(bulk.docs.map((doc) => doc.id)).toEqual([id])
    expect((await api.delete(path, { as, query })).status).toBe(403)
    expect(await stored(collection, live)).toMatchObject({ _status: 'published' })
  })

  test('does not bring back what an editor threw away', async () => {
    const id = await publishedOwn(collection)
    await server.payload.update({ collection, id, data: { deletedAt: new Date().toISOString() } })
    const back = { as, body: { deletedAt: null } }
    await api.patch(`${path}/${id}?trash=true`, back)
    await api.patch(path, { ...back, query: { trash: true, where: { id: { equals: id } } } })
    expect(await stored(collection, id)).toMatchObject({ deletedAt: expect.any(String) as string })
  })

  test('asks for a review, which only editors answer', async () => {
    const { id } = await write(collection, { _status: 'draft' }, accounts.contributor.user)
    const ask = (reviewStatus: string, by = as) =>
      api.patch(`${path}/${id}?draft=true`, { as: by, body: { reviewStatus } })
    expect((await ask('requested')).body.doc.reviewStatus).toBe('requested')
    expect((await ask('changes-needed')).status).toBe(403)
    expect((await ask('changes-needed', accounts.editor.session)).status).toBe(200)
    // A form sends the field with every save, as it is.
    expect((await ask('changes-needed')).status).toBe(200)
    expect((await ask('none')).body.doc.reviewStatus).toBe('none')
  })

  test('publishes and unpublishes nothing through GraphQL', async () => {
    const draft = await write(collection, { _status: 'draft' }, accounts.contributor.user)
    const live = await publishedOwn(collection)
    const one = {
      posts: 'Post',
      projects: 'Project',
      events: 'Event',
      people: 'Person',
      testimonials: 'Testimonial',
    }
    const update = `update${one[collection]}`
    await api.graphql(
      `mutation { ${update}(id: "${draft.id}", data: { _status: published }) { id } }`,
      { as },
    )
    await api.graphql(`mutation { ${update}(id: "${live}", data: { _status: draft }) { id } }`, {
      as,
    })
    expect(await stored(collection, draft.id)).toMatchObject({ _status: 'draft' })
    expect(await stored(collection, live)).toMatchObject({ _status: 'published' })
  })
})

describe('what contributors never see', () => {
  test("of others' people and testimonials", async () => {
    const person = await write('people', {
      fullName: 'Maryam Hidden',
      creditAs: 'first-name',
      contact: { email: 'hidden@example.org', phone: '000' },
      consent: { status: 'granted', notes: 'Hidden notes' },
      _status: 'published',
    })
    const post = await write('posts', { credits: [{ person: person.id }], _status: 'published' })
    for (const path of [`/people/${person.id}`, `/people`, `/posts/${post.id}?depth=2`]) {
      const { status, body } = await api.get(path, { as })
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toContain('Maryam')
      expect(JSON.stringify(body)).not.toMatch(/hidden/i)
    }
    for (const field of [
      'fullName',
      'contact.email',
      'consent.notes',
      'consent.status',
      'createdBy',
    ]) {
      const where = { [field]: { exists: true } }
      expect((await api.get('/people', { as, query: { where } })).status).toBe(400)
      expect((await api.get('/people/count', { as, query: { where } })).status).toBe(400)
      expect((await api.get('/people', { as, query: { sort: field } })).status).toBe(400)
    }
  })

  test('of notes and contact details that an editor adds to their own', async () => {
    const { id } = await write('people', {}, accounts.contributor.user)
    const data = { contact: { email: 'hidden@example.org' }, consent: { notes: 'Hidden' } }
    await server.payload.update({ collection: 'people', id, data, draft: true })
    const { status, body } = await api.get(`/people/${id}?draft=true`, { as })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toMatch(/hidden/i)
  })
})

describe('lists and files', () => {
  test.each(['topics', 'organisations'] as const)('%s are made by editors', async (collection) => {
    const body = factories[collection]()
    expect((await api.post(`/${collection}`, { as, body })).status).toBe(403)
    const made = await api.post(`/${collection}`, { as: accounts.editor.session, body })
    expect(made.status).toBe(201)
    expect((await api.patch(`/${collection}/${made.body.doc.id}`, { as, body })).status).toBe(403)
    expect((await api.delete(`/${collection}/${made.body.doc.id}`, { as })).status).toBe(403)
  })
})

describe('consent that an editor has recorded', () => {
  const past = new Date(Date.now() - 60_000).toISOString()
  const picture = async () =>
    (await upload(server, { as, content: await jpeg(), fields: { alt: 'A picture' } })).doc.id
  const set = async (id: string, consent: object, by = as) => {
    await api.patch(`/media/${id}`, { as: by, body: { alt: 'A picture', consent } })
    return (await server.payload.findByID({ collection: 'media', id })).consent
  }

  test.each([
    [{ status: 'pending' }, { status: 'granted' }],
    [{ status: 'pending' }, { status: 'not-recorded' }],
    [{ status: 'pending' }, { status: null }],
    [{ status: 'pending' }, null],
    [{ status: 'withdrawn' }, { status: 'pending' }],
    [{ status: 'granted', expiresAt: past }, { expiresAt: null }],
    [
      { status: 'granted', expiresAt: past },
      { status: 'granted', expiresAt: null },
    ],
    [
      { status: 'granted', expiresAt: past },
      { status: 'not-recorded', expiresAt: null },
    ],
  ])('as %j is not changed to %j by a contributor', async (recorded, wanted) => {
    const id = await picture()
    expect(await set(id, recorded, accounts.editor.session)).toMatchObject(recorded)
    expect(await set(id, wanted as object)).toMatchObject(recorded)
  })

  test('may be made stricter by a contributor, and recorded where it is not', async () => {
    const id = await picture()
    expect(await set(id, { status: 'granted' })).toMatchObject({ status: 'granted' })
    expect(await set(id, { status: 'pending' })).toMatchObject({ status: 'pending' })
    expect(await set(id, { status: 'withdrawn' })).toMatchObject({ status: 'withdrawn' })
    const { id: quote } = await write('testimonials', { consent: {} }, accounts.contributor.user)
    const change = (status: string) =>
      api.patch(`/testimonials/${quote}`, { as, body: { consent: { status } } })
    const statuses: unknown[] = []
    for (const status of ['granted', 'pending', 'withdrawn', 'granted']) {
      statuses.push((await change(status)).body.doc.consent)
    }
    expect(statuses).toMatchObject(
      ['granted', 'granted', 'withdrawn', 'withdrawn'].map((status) => ({ status })),
    )
  })
})

describe('scheduling', () => {
  test('is closed to contributors: jobs are neither read, queued, run nor cancelled', async () => {
    const { id } = await write('posts', { _status: 'draft' }, accounts.contributor.user)
    const task = { taskSlug: 'schedulePublish', input: { doc: { relationTo: 'posts', value: id } } }
    expect((await api.get('/payload-jobs', { as })).status).toBe(403)
    expect((await api.post('/payload-jobs', { as, body: task })).status).toBe(403)
    expect((await api.get('/payload-jobs/run', { as })).status).toBe(401)
    expect((await api.get('/payload-jobs/handle-schedules', { as })).status).toBe(401)
    const query = { where: { id: { exists: true } } }
    expect((await api.delete('/payload-jobs', { as, query })).status).toBe(403)
  })

  test('is refused in the panel too, and open to editors', async () => {
    const { id } = await write('posts', { _status: 'draft' }, accounts.contributor.user)
    const schedule = async (user: User) => {
      const req = await createLocalReq({ user }, server.payload)
      return schedulePublish({
        type: 'publish',
        date: new Date(0),
        doc: { relationTo: 'posts', value: id },
        req,
        user,
        cookies: new Map(),
        importMap: {},
        locale: undefined,
        permissions: await getAccessResults({ req }),
      })
    }
    await expect(schedule(accounts.contributor.user)).rejects.toThrow(/not allowed/)
    await expect(schedule(accounts.editor.user)).resolves.not.toHaveProperty('error')
    await runJobs(server.payload)
    expect(await stored('posts', id)).toMatchObject({ _status: 'published' })
  })

  test('in their name publishes nothing, should a job get into the queue', async () => {
    const { id } = await write('posts', { _status: 'draft' }, accounts.contributor.user)
    await server.payload.jobs.queue({
      task: 'schedulePublish',
      input: {
        type: 'publish',
        doc: { relationTo: 'posts', value: id },
        user: { relationTo: 'users', value: accounts.contributor.id },
      },
    })
    await runJobs(server.payload)
    expect(await stored('posts', id)).toMatchObject({ _status: 'draft' })
  })
})

describe('mail about reviews', () => {
  const review = (id: string, reviewStatus: string, by: string) =>
    api.patch(`/posts/${id}?draft=true`, { as: by, body: { reviewStatus } })

  test('goes to each editor and admin, once, with a link', async () => {
    await deliverQueued(server.payload)
    const { id } = await write(
      'posts',
      { title: 'Read me', _status: 'draft' },
      accounts.contributor.user,
    )
    await review(id, 'requested', as)
    await api.patch(`/posts/${id}?draft=true`, { as, body: { title: 'Read me please' } })
    const mails = await deliverQueued(server.payload)
    expect(mails.map(({ to }) => to)).toEqual([accounts.admin.email, accounts.editor.email])
    expect(mails[0]?.text).toContain('“Read me”')
    expect(mails[0]?.text).toContain(`${server.url}/admin/collections/posts/${id}`)
  })

  test('goes to the contributor when changes are needed', async () => {
    const { id } = await write(
      'posts',
      { title: 'Read me', _status: 'draft' },
      accounts.contributor.user,
    )
    await deliverQueued(server.payload)
    await review(id, 'changes-needed', accounts.editor.session)
    expect(await deliverQueued(server.payload)).toMatchObject([{ to: accounts.contributor.email }])
  })
})

describe('a contributor and the locks of the panel', () => {
  const lock = async (collection: WithDrafts, id: string, user: User) =>
    server.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: collection, value: id },
        user: { relationTo: 'users', value: user.id },
      },
    })

  test('makes none, nor moves one to another document or person', async () => {
    const hidden = await write('posts', {})
    const own = await write('posts', {}, accounts.contributor.user)
    const { id } = await lock('posts', own.id, accounts.contributor.user)
    const body = {
      document: { relationTo: 'posts', value: hidden.id },
      user: { relationTo: 'users', value: accounts.contributor.id },
    }
    expect((await api.post('/payload-locked-documents', { as, body })).status).toBe(403)
    expect((await api.patch(`/payload-locked-documents/${id}`, { as, body })).status).toBe(403)
    expect((await api.delete(`/payload-locked-documents/${id}`, { as })).status).toBe(200)
  })

  test('sees those on documents they may read, and ends only their own', async () => {
    const hidden = await write('posts', {})
    const own = await write('posts', {}, accounts.contributor.user)
    const unseen = await lock('posts', hidden.id, accounts.editor.user)
    const seen = await lock('posts', own.id, accounts.editor.user)
    const listed = await api.get('/payload-locked-documents', { as, query: { limit: 100 } })
    const ids = listed.body.docs.map(({ id }) => id)
    expect(ids).toContain(seen.id)
    expect(ids).not.toContain(unseen.id)
    const query = { where: { 'document.value': { equals: hidden.id } } }
    expect((await api.get('/payload-locked-documents', { as, query })).body.docs).toEqual([])
    expect((await api.delete(`/payload-locked-documents/${seen.id}`, { as })).status).toBe(403)

    const body = { user: { relationTo: 'users', value: accounts.otherContributor.id } }
    const takeOver = { as: accounts.editor.session, body }
    const taken = await api.patch(`/payload-locked-documents/${seen.id}`, takeOver)
    expect(taken.status).toBe(200)
  })
})
