import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccount } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const secret = 'Zymurgy'

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: string
let contributor: string
/** The ids of documents that the public must not find anything of. */
let hidden: Record<string, string>
let shown: Record<'organisation' | 'person' | 'post' | 'project' | 'topic', string>

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  const account = await createAccount(server.payload, 'editor')
  editor = account.session
  contributor = (await createAccount(server.payload, 'contributor')).session
  const { payload } = server
  const past = new Date(Date.now() - 60_000).toISOString()
  const _status = 'published'

  const topic = await payload.create({ collection: 'topics', data: factories.topics() })
  const goneProject = await payload.create({
    collection: 'projects',
    data: factories.projects({ title: secret, _status, deletedAt: past }),
  })
  await payload.create({
    collection: 'events',
    data: factories.events({ project: goneProject.id, _status }),
  })
  const gone = await payload.create({
    collection: 'topics',
    data: factories.topics({ name: secret, deletedAt: past }),
  })
  const organisation = await payload.create({
    collection: 'organisations',
    data: factories.organisations(),
  })
  const project = await payload.create({
    collection: 'projects',
    data: factories.projects({ _status, partners: [{ organisation: organisation.id }] }),
  })
  const people = {
    draft: factories.people({ _status: 'draft' }),
    pending: factories.people({ _status, consent: { status: 'pending' } }),
    withdrawn: factories.people({ _status, consent: { status: 'withdrawn' } }),
    expired: factories.people({ _status, consent: { status: 'granted', expiresAt: past } }),
  }
  const hiddenPeople: string[] = []
  for (const data of Object.values(people)) {
    const named = { ...data, fullName: `${secret} Person`, summary: secret }
    hiddenPeople.push((await payload.create({ collection: 'people', data: named })).id)
  }
  const person = await payload.create({
    collection: 'people',
    data: factories.people({
      fullName: `Anna ${secret}`,
      creditAs: 'first-name',
      contact: { email: `${secret}@example.org` },
      consent: { status: 'granted', notes: secret },
      organisation: organisation.id,
      _status,
    }),
  })
  const testimonials = {
    draft: factories.testimonials({ _status: 'draft' }),
    pending: factories.testimonials({ _status, consent: { status: 'pending' } }),
    withdrawn: factories.testimonials({ _status, consent: { status: 'withdrawn' } }),
    expired: factories.testimonials({ _status, consent: { status: 'granted', expiresAt: past } }),
  }
  const hiddenTestimonials: string[] = []
  for (const data of Object.values(testimonials)) {
    const said = { ...data, quote: `${secret} said`, project: project.id, person: person.id }
    hiddenTestimonials.push((await payload.create({ collection: 'testimonials', data: said })).id)
  }
  const post = await payload.create({
    collection: 'posts',
    data: factories.posts({
      _status,
      topics: [topic.id, gone.id],
      credits: [person.id, ...hiddenPeople].map((id) => ({ person: id })),
      projects: [project.id],
      testimonials: hiddenTestimonials,
    }),
    user: account.user,
    overrideAccess: false,
  })
  await payload.update({
    collection: 'posts',
    id: post.id,
    data: { title: `${secret} to come`, summary: secret },
    draft: true,
  })
  const draft = await payload.create({
    collection: 'posts',
    data: factories.posts({
      title: secret,
      topics: [topic.id],
      credits: [{ person: person.id }],
      _status: 'draft',
    }),
  })
  const trashed = await payload.create({
    collection: 'posts',
    data: factories.posts({ title: secret, topics: [topic.id], _status, deletedAt: past }),
  })
  await payload.create({
    collection: 'events',
    data: factories.events({
      joiningLink: `https://meet.example.org/${secret}`,
      project: project.id,
      _status,
    }),
  })
  hidden = {
    topic: gone.id,
    draft: draft.id,
    trashed: trashed.id,
    ...Object.fromEntries(hiddenPeople.map((id, n) => [`person ${n}`, id])),
    ...Object.fromEntries(hiddenTestimonials.map((id, n) => [`testimonial ${n}`, id])),
  }
  shown = {
    organisation: organisation.id,
    person: person.id,
    post: post.id,
    project: project.id,
    topic: topic.id,
  }
})
afterAll(() => server.close())

const collections = [
  'posts',
  'projects',
  'events',
  'people',
  'testimonials',
  'topics',
  'organisations',
  'media',
  'redirects',
]
const versioned = collections.slice(0, 5)

test('a redirect that leads to nothing hides no other', async () => {
  const { db } = server.payload
  // As a program beside this one could leave it on MongoDB.
  const leading = { type: 'reference', reference: { relationTo: 'posts', value: undefined } }
  const data = { id: uuidv7(), from: '/nowhere', to: leading }
  await db.create({ collection: 'redirects', data })
  await server.payload.create({
    collection: 'redirects',
    data: {
      from: '/old',
      to: { type: 'reference', reference: { relationTo: 'posts', value: shown.post } },
    },
  })
  for (const as of [undefined, contributor]) {
    const { status, body } = await api.get('/redirects', { ...(as && { as }) })
    expect([status, body.docs.map(({ from }) => from)]).toEqual([200, ['/old']])
  }
})

describe('the secret of what is not public', () => {
  test.each(collections)('is in no list of %s, whatever is asked for', async (collection) => {
    const queries = [
      {},
      { depth: 3 },
      { draft: true },
      { trash: true },
      { draft: true, trash: true, depth: 3 },
      { where: { id: { in: Object.values(hidden) } } },
      { where: { id: { in: Object.values(hidden) } }, draft: true, trash: true },
      { where: { or: [{ id: { exists: true } }, { id: { not_in: ['x'] } }] }, trash: true },
      {
        select: {
          consent: true,
          contact: true,
          fullName: true,
          createdBy: true,
          joiningLink: true,
        },
      },
      { populate: { people: { fullName: true, contact: true }, testimonials: { quote: true } } },
    ]
    for (const query of queries) {
      const { status, body } = await api.get(`/${collection}`, { query })
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(secret)
    }
  })

  test('is in no public document, with all that it refers to', async () => {
    const paths = [
      `/posts/${shown.post}`,
      `/projects/${shown.project}`,
      `/people/${shown.person}`,
      `/topics/${shown.topic}`,
      `/organisations/${shown.organisation}`,
    ]
    for (const path of paths) {
      for (const query of [{ depth: 3 }, { depth: 3, draft: true }, { depth: 3, trash: true }]) {
        const { status, body } = await api.get(path, { query })
        expect(status).toBe(200)
        expect(JSON.stringify(body)).not.toContain(secret)
      }
    }
  })

  test('is in no joined list, whatever the join is asked for', async () => {
    for (const joins of [
      { posts: { limit: 50 } },
      { posts: { where: { title: { like: secret } }, count: true } },
      { posts: { sort: 'title', count: true } },
    ]) {
      const { status, body } = await api.get(`/topics/${shown.topic}`, {
        query: { joins, depth: 1 },
      })
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(secret)
      expect(JSON.stringify(body)).not.toContain(hidden.draft)
      expect(JSON.stringify(body)).not.toContain(hidden.trashed)
    }
    const { body } = await api.get(`/people/${shown.person}`, {
      query: { joins: { testimonials: { count: true }, posts: { count: true } } },
    })
    expect(body.testimonials).toMatchObject({ docs: [], totalDocs: 0 })
    expect(body.posts).toMatchObject({ totalDocs: 1 })
  })

  test('is in no document of its own by id', async () => {
    const slugs = ['posts', 'people', 'testimonials', 'topics']
    for (const id of Object.values(hidden)) {
      for (const slug of slugs) {
        for (const query of [{}, { draft: true }, { trash: true }]) {
          const { status } = await api.get(`/${slug}/${id}`, { query })
          expect(status).toBe(404)
        }
      }
    }
  })

  test('is in no distinct values', async () => {
    const fields = { posts: 'title', people: 'name', testimonials: 'quote', topics: 'name' }
    for (const [collection, field] of Object.entries(fields)) {
      const { body } = await api.get(`/${collection}/distinct`, { query: { field } })
      expect(JSON.stringify(body)).not.toContain(secret)
    }
  })

  test('is in no answer of GraphQL', async () => {
    const queries = [
      `{ Posts(draft: true, trash: true) { totalDocs docs { title summary credits { person { name fullName contact { email } consent { status } } } testimonials { quote } topics { name } } } }`,
      `{ People { totalDocs docs { name fullName testimonials { docs { quote } } posts { docs { title } } } } }`,
      `{ Testimonials(draft: true) { totalDocs docs { quote } } countTestimonials { totalDocs } }`,
      `{ Events { docs { title joiningLink } } }`,
      `{ Topics(trash: true) { docs { name posts { docs { title } } } } }`,
      `{ Post(id: "${shown.post}", draft: true) { title testimonials { quote } } }`,
      `{ versionsPosts { docs { version { title } } } }`,
    ]
    for (const query of queries) {
      const { body } = await api.graphql(query)
      expect(body.data).toBeDefined()
      expect(JSON.stringify(body)).not.toContain(secret)
    }
  })
})

describe('versions', () => {
  test.each(versioned)('of %s are closed to the public', async (collection) => {
    expect((await api.get(`/${collection}/versions`)).status).toBe(403)
    expect((await api.get(`/${collection}/versions/count`)).status).not.toBe(200)
    const all = await api.get(`/${collection}/versions`, { as: editor })
    expect(all.status).toBe(200)
    for (const { id } of all.body.docs) {
      expect((await api.get(`/${collection}/versions/${id}`)).status).toBe(403)
      expect((await api.post(`/${collection}/versions/${id}`)).status).toBe(403)
    }
  })
})

describe('hidden fields', () => {
  const hiddenFields = [
    ['people', 'fullName'],
    ['people', 'contact.email'],
    ['people', 'contact'],
    ['people', 'consent.status'],
    ['people', 'consent.notes'],
    ['people', 'reviewStatus'],
    ['people', 'reviewNote'],
    ['people', 'createdBy'],
    ['people', 'createdBy.email'],
    ['people', 'createdBy.hash'],
    ['testimonials', 'consent.status'],
    ['testimonials', 'consent.expiresAt'],
    ['events', 'joiningLink'],
    ['media', 'consent.status'],
    ['posts', 'createdBy'],
    ['posts', 'createdBy.name'],
    ['posts', 'credits.person.fullName'],
    ['posts', 'credits.person.contact.email'],
    ['posts', 'credits.person.consent.status'],
    ['posts', 'credits.person.createdBy.email'],
    ['posts', 'events.joiningLink'],
    ['posts', 'testimonials.consent.notes'],
    ['posts', 'testimonials.person.fullName'],
    ['testimonials', 'person.fullName'],
    ['events', 'hosts.person.fullName'],
    ['projects', 'team.person.fullName'],
    ['topics', 'createdBy.email'],
    ['topics', 'posts.createdBy.email'],
    ['organisations', 'people.fullName'],
  ] as const

  test.each(hiddenFields)('of %s: nothing is asked by %s', async (collection, field) => {
    const path = `/${collection}`
    for (const operator of [{ exists: true }, { like: 'a' }, { equals: 'a' }]) {
      const where = { [field]: operator }
      for (const query of [{ where }, { where: { or: [where, { id: { exists: true } }] } }]) {
        expect((await api.get(path, { query })).status).toBe(400)
        expect((await api.get(`${path}/count`, { query })).status).toBe(400)
        expect((await api.get(path, { query: { ...query, draft: true } })).status).toBe(400)
      }
    }
    expect((await api.get(path, { query: { sort: field } })).status).toBe(400)
    expect((await api.get(path, { query: { sort: `-${field}` } })).status).toBe(400)
    expect((await api.get(`${path}/distinct`, { query: { field } })).status).not.toBe(200)
  })

  test.each([
    ['topics', 'posts', 'createdBy'],
    ['topics', 'posts', 'createdBy.email'],
    ['topics', 'posts', 'credits.person.fullName'],
    ['organisations', 'people', 'fullName'],
    ['organisations', 'people', 'contact.email'],
    ['people', 'testimonials', 'consent.notes'],
  ])('of what is joined to %s as %s: nothing is asked by %s', async (collection, join, field) => {
    const by = { [join]: { where: { [field]: { exists: true } } } }
    expect((await api.get(`/${collection}`, { query: { joins: by } })).status).toBe(400)
    const sorted = { [join]: { sort: field } }
    expect((await api.get(`/${collection}`, { query: { joins: sorted } })).status).toBe(400)
  })

  test('are not asked by in GraphQL', async () => {
    const queries = [
      `{ People(where: { fullName: { like: "${secret}" } }) { totalDocs } }`,
      `{ People(where: { contact__email: { like: "${secret}" } }) { totalDocs } }`,
      `{ countPeople(where: { fullName: { like: "${secret}" } }) { totalDocs } }`,
      `{ Posts(where: { credits__person__fullName: { like: "${secret}" } }) { totalDocs } }`,
      `{ People(sort: "fullName") { totalDocs } }`,
      `{ Organisations { docs { people(where: { fullName: { like: "${secret}" } }) { docs { id } } } } }`,
    ]
    for (const query of queries) {
      const { body } = await api.graphql(query)
      expect(body.errors).toHaveLength(1)
    }
  })
})

describe('documents that are not public', () => {
  test('are not counted by a question about what refers to them', async () => {
    const { body } = await api.get('/posts/count', {
      query: { where: { 'credits.person.name': { like: secret } } },
    })
    expect(body.totalDocs).toBe(0)
    for (const where of [
      { 'testimonials.quote': { like: secret } },
      { 'topics.name': { equals: secret } },
      { 'credits.person.summary': { equals: secret } },
      { testimonials: { contains: { quote: { like: secret } } } },
    ]) {
      const { body: answer } = await api.get('/posts', { query: { where } })
      expect(answer.docs ?? []).toEqual([])
    }
    const gone = { 'project.title': { equals: secret } }
    expect((await api.get('/events', { query: { where: gone } })).body.docs).toEqual([])
  })

  /** What is joined, and the answer to editors, who may ask one relation far. */
  const joined: [collection: string, path: string, toEditors: number][] = [
    ['people', 'testimonials', 200],
    ['people', 'testimonials.id', 200],
    ['people', 'testimonials.quote', 200],
    ['people', 'testimonials.shownAs', 200],
    ['people', 'posts', 200],
    ['people', 'posts.title', 200],
    ['people', 'eventsHosted', 200],
    ['events', 'testimonials', 200],
    ['projects', 'events.title', 200],
    ['topics', 'posts', 200],
    ['organisations', 'people.name', 200],
    ['posts', 'credits.person.testimonials', 400],
    ['posts', 'topics.posts.id', 400],
    ['testimonials', 'event.posts', 400],
  ]

  test.each(joined)(
    'are not found from %s by %s, which is joined',
    async (collection, path, toEditors) => {
      for (const condition of [{ equals: hidden.draft }, { like: '-' }, { not_equals: 'a' }]) {
        const where = { [path]: condition }
        for (const query of [{ where }, { where: { or: [{ and: [where] }] } }]) {
          for (const as of [undefined, contributor]) {
            const answer = await api.get(`/${collection}`, { query, as })
            expect(answer.status).toBe(400)
            expect(JSON.stringify(answer.body.errors)).toContain(path)
            expect((await api.get(`/${collection}/count`, { query, as })).status).toBe(400)
          }
        }
      }
      expect((await api.get(`/${collection}`, { query: { sort: path } })).status).toBe(400)
      const query = { where: { [path]: { equals: hidden.draft } } }
      const { status } = await api.get(`/${collection}`, { query, as: editor })
      expect(status).toBe(toEditors)
    },
  )

  test('are not found by what is joined to what is joined, nor in GraphQL', async () => {
    const where = { 'credits.person.testimonials': { equals: hidden.draft } }
    const query = { joins: { posts: { where } } }
    expect((await api.get('/topics', { query })).status).toBe(400)
    for (const question of [
      `{ People(where: { testimonials: { equals: "${hidden.draft}" } }) { totalDocs } }`,
      `{ People(where: { testimonials__shownAs: { equals: anonymous } }) { totalDocs } }`,
      `{ countPeople(where: { posts__title: { like: "${secret}" } }) { totalDocs } }`,
      `{ Organisations { docs { people(where: { posts__title: { like: "a" } }) { docs { id } } } } }`,
    ]) {
      expect((await api.graphql(question)).body.errors).toHaveLength(1)
    }
  })

  test.each([
    ['posts', 'credits.person.name'],
    ['posts', 'projects.title'],
    ['events', 'project.title'],
    ['people', 'organisation.name'],
    ['posts', '-topics.name'],
  ])('do not order the public list of %s, asked by %s', async (collection, sort) => {
    expect((await api.get(`/${collection}`, { query: { sort } })).status).toBe(400)
    expect((await api.get(`/${collection}`, { query: { sort }, as: editor })).status).toBe(200)
  })

  test.each([
    'projects.partners.organisation.name',
    'credits.person.organisation.name',
    'credits.person.posts.title',
    'testimonials.event.project.title',
  ])('are out of reach of a filter by %s', async (path) => {
    const where = { [path]: { equals: 'a' } }
    expect((await api.get('/posts', { query: { where } })).status).toBe(400)
    expect((await api.get('/posts/count', { query: { where } })).status).toBe(400)
  })
})

test.each(['projects.title', 'credits.person.name', 'topics.id'])(
  'whether %s exists is not asked, by staff neither: MongoDB would answer every document',
  async (path) => {
    const query = { where: { [path]: { exists: false } } }
    expect((await api.get('/posts', { query })).status).toBe(400)
    expect((await api.get('/posts', { query, as: editor })).status).toBe(400)
    const body = { summary: 'Changed' }
    expect((await api.patch('/posts', { query, as: editor, body })).status).toBe(400)
  },
)

test('what is public is found by the public fields of what it refers to', async () => {
  const found = async (path: string, query: Record<string, unknown>) =>
    (await api.get(path, { query })).body.docs.map(({ id }) => id)
  const by = (name: string, value: string) => ({ where: { [name]: { equals: value } } })
  expect(await found('/posts', by('credits.person.name', 'Anna'))).toEqual([shown.post])
  expect(await found('/posts', by('credits.person', shown.person))).toEqual([shown.post])
  expect(await found('/posts', by('topics.id', shown.topic))).toEqual([shown.post])
  expect(await found('/people', by('organisation.slug', 'nowhere'))).toEqual([])
})

test('an expired consent hides a testimonial from the moment it expires', async () => {
  const data = factories.testimonials({
    _status: 'published',
    consent: { status: 'granted', expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
  })
  const { id } = await server.payload.create({ collection: 'testimonials', data })
  expect((await api.get(`/testimonials/${id}`)).status).toBe(200)
  const consent = {
    status: 'granted',
    expiresAt: new Date(Date.now() - 1000).toISOString(),
  } as const
  await server.payload.update({ collection: 'testimonials', id, data: { consent } })
  expect((await api.get(`/testimonials/${id}`)).status).toBe(404)
})

test('asking for permissions changes none of them', async () => {
  const everything = { query: { trash: true, limit: 100 } }
  const lists = ['/posts', '/people', '/testimonials', '/topics', '/media']
  const counts = async () =>
    Promise.all(lists.map(async (list) => (await api.get(list, everything)).body.totalDocs))
  const before = await counts()
  for (const as of [undefined, contributor]) await api.get('/access', { as })
  expect(await counts()).toEqual(before)
  expect((await api.get(`/posts/${hidden.trashed}`, everything)).status).toBe(404)
})

test('what the public learns of its permissions is what it may read', async () => {
  const { status, body } = await api.get('/access')
  expect(status).toBe(200)
  const text = JSON.stringify(body)
  expect(text).not.toContain('payload-')
  expect(text).not.toMatch(/"(create|update|delete|readVersions|unlock)"/)
})
