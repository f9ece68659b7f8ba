import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import type { Post, PublishNote } from '../../src/lib/payload-types.ts'
import { paragraph, richText } from '../../src/seed/richText.ts'
import { type Account, createAccounts } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { type ApiBody, createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let as: string
let create: ReturnType<typeof createDocuments>
let picture: string
let withdrawn: string

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  as = accounts.editor.session
  create = createDocuments(api, as)
  const { doc } = await upload(server, { as, content: await jpeg(), fields: { alt: 'A square' } })
  picture = doc.id
  const person = await create<{ id: string }>('people', {
    fullName: 'Ada Lovelace',
    consent: { status: 'withdrawn' },
    _status: 'published',
  })
  withdrawn = person.id
})
afterAll(() => server.close())

// Nobody can save a picture like this: it is as one that came in before there was a rule.
beforeEach(async () => {
  await server.payload.db.updateOne({ collection: 'media', id: picture, data: { alt: '' } })
})

const published = { _status: 'published' }
const draftOf = async (data: object = {}): Promise<string> =>
  (await create<Post>('posts?draft=true', { title: 'Picture', heroImage: picture, ...data })).id
const statusOf = async (id: string) => {
  const post = await server.payload.findByID({ collection: 'posts', id, draft: true })
  return post._status
}
const faults = (body: ApiBody) => body.errors.flatMap(({ data }) => data?.errors ?? [])
const pathsOf = (body: ApiBody) => faults(body).map(({ path }) => path)
const noteOf = async (id: string, account: Account = accounts.editor) =>
  (
    await api.get('/publish-notes', {
      as: account.session,
      query: { where: { 'document.value': { equals: id } } },
    })
  ).body.docs as unknown as PublishNote[]

test('a picture without alternative text stops publishing, and the answer names its field', async () => {
  const body = { title: 'Picture', heroImage: picture, ...published }
  const made = await api.post('/posts', { as, body })
  expect([made.status, pathsOf(made.body)]).toEqual([400, ['heroImage']])
  expect(faults(made.body)[0]?.message).toContain('alternative text')

  const id = await draftOf()
  const changed = await api.patch(`/posts/${id}`, { as, body: published })
  expect([changed.status, pathsOf(changed.body)]).toEqual([400, ['heroImage']])
  expect(await statusOf(id)).toBe('draft')
})

test('so it does over GraphQL', async () => {
  const id = await draftOf()
  const query = (reason = '') =>
    `mutation { updatePost(id: "${id}", data: { _status: published ${reason} }) { id } }`
  const refused = await api.graphql(query(), { as })
  expect(JSON.stringify(refused.body.errors)).toContain('alternative text')
  expect(await statusOf(id)).toBe('draft')
  const done = await api.graphql(query('publishAnyway: "Launch day"'), { as })
  expect(done.body.errors).toBeUndefined()
  expect(await noteOf(id)).toMatchObject([{ reason: 'Launch day' }])
})

test('so it does in bulk, for the ones at fault alone', async () => {
  const [faulty, sound] = [await draftOf(), await draftOf({ heroImage: null })]
  const query = { where: { id: { in: [faulty, sound] } } }
  const { body } = await api.patch('/posts', { as, query, body: published })
  expect(body.docs.map(({ id }) => id)).toEqual([sound])
  expect(await statusOf(faulty)).toBe('draft')
  await api.patch('/posts', { as, query, body: { ...published, publishAnyway: 'All of them' } })
  expect(await noteOf(faulty)).toMatchObject([{ reason: 'All of them' }])
  expect(await noteOf(sound)).toEqual([])
})

test('so it does at a set time', async () => {
  const id = await draftOf()
  await server.payload.jobs.queue({
    task: 'schedulePublish',
    input: {
      type: 'publish',
      doc: { relationTo: 'posts', value: id },
      user: { relationTo: 'users', value: accounts.editor.id },
    },
    waitUntil: new Date(),
  })
  await runJobs(server.payload)
  expect(await statusOf(id)).toBe('draft')
})

test('a reason publishes it all the same, and is kept beside it for editors', async () => {
  const id = await draftOf()
  const body = { ...published, publishAnyway: ' The text follows tonight. ' }
  const answer = await api.patch(`/posts/${id}`, { as, body })
  expect(answer.status).toBe(200)
  expect(answer.body.doc.publishAnyway ?? null).toBeNull()
  const notes = await noteOf(id, accounts.admin)
  expect(notes).toMatchObject([
    {
      reason: 'The text follows tonight.',
      findings: [{ path: 'heroImage' }],
      createdBy: { id: accounts.editor.id },
    },
  ])
  for (const [path, change] of [
    [`/publish-notes/${notes[0]?.id}`, { reason: 'Another' }],
    [`/publish-notes/${notes[0]?.id}`, { document: null }],
  ] as const) {
    const refused = await api.patch(path, { as: accounts.admin.session, body: change })
    expect(refused.status).toBe(403)
  }
  expect((await api.get('/publish-notes', { as: accounts.contributor.session })).status).toBe(403)
  expect((await api.get('/publish-notes')).status).toBe(403)
  expect(JSON.stringify((await api.get(`/posts/${id}?depth=2`)).body)).not.toContain('tonight')
})

test.each(['', '   ', null])('a reason of %j is none', async (publishAnyway) => {
  const id = await draftOf()
  const body = { ...published, publishAnyway }
  expect((await api.patch(`/posts/${id}`, { as, body })).status).toBe(400)
})

test('a contributor cannot publish, with a reason neither', async () => {
  const contributor = accounts.contributor.session
  const body = { title: 'Mine', heroImage: picture, publishAnyway: 'Please' }
  const saved = await api.post('/posts', { as: contributor, body })
  expect([saved.status, saved.body.doc._status]).toEqual([201, 'draft'])
  const path = `/posts/${saved.body.doc.id}`
  const refused = await api.patch(path, { as: contributor, body: { ...body, ...published } })
  expect(refused.status).toBe(403)
  expect(await noteOf(saved.body.doc.id)).toEqual([])
})

test('what names somebody who withdrew is published with no more than their id', async () => {
  const body = { title: 'Without her', credits: [{ person: withdrawn }], ...published }
  const { id } = await create<Post>('posts', body)
  const shown = await api.get(`/posts/${id}`, { query: { depth: 1 } })
  expect(shown.body).toMatchObject({ title: 'Without her', credits: [{ person: withdrawn }] })
})

test('a picture of somebody who withdrew is advised against, and no more than its id is shown', async () => {
  const { doc } = await upload(server, {
    as,
    content: await jpeg(),
    fields: { alt: 'A portrait', people: [withdrawn] },
  })
  const body = { title: 'Portrait', heroImage: doc.id }
  expect(checksOf((await ask(accounts.editor, body)).body)).toContain('advises consent heroImage')
  const { id } = await create<Post>('posts', { ...body, ...published })
  const shown = await api.get(`/posts/${id}`, { query: { depth: 1 } })
  expect(shown.body.heroImage).toBe(doc.id)
})

test('a refusal can be saved, and what is public already be changed', async () => {
  const person = await create<{ id: string }>('people', { fullName: 'Grace Hopper', ...published })
  const body = { title: 'With Grace', credits: [{ person: person.id }], ...published }
  const post = await create<Post>('posts', body)
  const refusal = { consent: { status: 'withdrawn' }, ...published }
  expect((await api.patch(`/people/${person.id}`, { as, body: refusal })).status).toBe(200)
  const change = await api.patch(`/posts/${post.id}`, { as, body: { summary: 'Mended' } })
  expect(change.status).toBe(200)
  const worse = await api.patch(`/posts/${post.id}`, { as, body: { heroImage: picture } })
  expect([worse.status, pathsOf(worse.body)]).toEqual([400, ['heroImage']])
})

const ask = (account: Account | undefined, data: unknown, slug = 'posts') =>
  api.post(`/${slug}/checklist`, { ...(account && { as: account.session }), body: { data } })
const checksOf = (body: ApiBody) =>
  (body.findings as { check: string; path: string; severity: string }[]).map(
    ({ check, path, severity }) => `${severity} ${check} ${path}`,
  )

test('staff are told what to mend in what they have not saved yet', async () => {
  const data = {
    title: 'New',
    heroImage: picture,
    body: richText(paragraph(`${'word '.repeat(26)}.`)),
  }
  for (const account of [accounts.admin, accounts.editor, accounts.contributor]) {
    const { body, status } = await ask(account, data)
    expect([status, checksOf(body)]).toEqual([
      200,
      [
        'blocks alternative-text heroImage',
        'advises credits credits',
        'advises plain-words inPlainWords',
        'advises long-sentences body',
      ],
    ])
  }
  expect((await ask(undefined, data)).status).toBe(403)
  const event = await ask(accounts.editor, { format: 'online' }, 'events')
  expect(checksOf(event.body)).toContain('advises event-access joiningLink')
})

test('whoever asks is told only about what they may see', async () => {
  const data = { title: 'New', inPlainWords: 'Short.', credits: [{ person: withdrawn }] }
  expect(checksOf((await ask(accounts.editor, data)).body)).toEqual([
    'advises consent credits.0.person',
  ])
  expect(checksOf((await ask(accounts.contributor, data)).body)).toEqual([])
})

test.each([[undefined], ['words'], [[]], [{ heroImage: {} }], [{ credits: 'Ada' }], [{ body: 1 }]])(
  'a question about %j is answered with 400',
  async (data) => {
    expect((await ask(accounts.editor, data)).status).toBe(400)
  },
)
