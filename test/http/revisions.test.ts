import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccounts } from '../helpers/accounts.ts'
import { jpeg, upload } from '../helpers/media.ts'
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

const format = /^"v-[\w-]{22}"$/
const asEditor = (ifMatch?: string) => ({
  as: accounts.editor.session,
  ...(ifMatch === undefined ? {} : { headers: { 'If-Match': ifMatch } }),
})

const create = async (path: string, body: object) => {
  const { body: answer, headers, status } = await api.post(path, { ...asEditor(), body })
  expect(status).toBe(201)
  return { path: `${path.split('?')[0]}/${answer.doc.id}`, tag: headers.get('ETag') ?? '' }
}
const createPost = () => create('/posts', { title: 'One', kind: 'news', _status: 'published' })
const createTopic = (name: string) => create('/topics', { name })

const tagOf = async (path: string, query: Record<string, unknown> = {}) =>
  (await api.get(path, { ...asEditor(), query })).headers.get('ETag')

test('a document has one tag, whatever is read of it and by whom', async () => {
  const { path, tag } = await createPost()
  expect(tag).toMatch(format)
  const tags = [
    await tagOf(path),
    await tagOf(path, { depth: 0 }),
    await tagOf(path, { depth: 2, draft: true }),
    await tagOf(path, { select: { title: true } }),
    (await api.get(path, { as: accounts.contributor.session })).headers.get('ETag'),
    (await api.get(path, { as: accounts.admin.apiKey })).headers.get('ETag'),
  ]
  expect(tags).toEqual(tags.map(() => tag))
})

test('the public gets another kind of tag, and who is refused gets none', async () => {
  const { path, tag } = await createPost()
  expect((await api.get(path)).headers.get('ETag')).not.toBe(tag)
  const draft = await create('/posts?draft=true', { title: 'Hidden', kind: 'news' })
  const { headers, status } = await api.get(draft.path, {
    as: accounts.otherContributor.session,
  })
  expect(status).toBe(404)
  expect(headers.get('ETag')).toBeNull()
})

test('a file and what is said of it are changed as long as they are what was read', async () => {
  const as = accounts.editor.session
  const { doc } = await upload(server, { as, content: await jpeg(), fields: { alt: 'One' } })
  const path = `/media/${doc.id}`
  const tag = (await tagOf(path)) ?? ''
  const send = async (ifMatch: string) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt: 'Two' }))
    form.set('file', new Blob([new Uint8Array(await jpeg(900))], { type: 'image/jpeg' }), 'two.jpg')
    const headers = { Authorization: as, 'If-Match': ifMatch }
    return fetch(`${server.url}/api${path}`, { method: 'PATCH', headers, body: form })
  }
  expect((await send(tag)).status).toBe(200)
  expect((await send(tag)).status).toBe(412)
  const latest = (await tagOf(path)) ?? ''
  const change = (ifMatch: string) =>
    api.patch(path, { ...asEditor(ifMatch), body: { alt: 'Three' } })
  expect([(await change(latest)).status, (await change(latest)).status]).toEqual([200, 412])
})

test.each([
  ['a published change', '', { title: 'Two' }],
  ['a saved draft', '?draft=true', { title: 'Two' }],
  ['an autosaved draft', '?draft=true&autosave=true', { title: 'Two' }],
])('%s has a new tag, which the next read tells too', async (_what, query, body) => {
  const { path, tag } = await createPost()
  const changed = await api.patch(`${path}${query}`, { ...asEditor(tag), body })
  expect(changed.status).toBe(200)
  const next = changed.headers.get('ETag')
  expect(next).toMatch(format)
  expect(next).not.toBe(tag)
  expect(await tagOf(path)).toBe(next)
  const again = await api.patch(`${path}${query}`, {
    ...asEditor(next ?? ''),
    body: { title: '3' },
  })
  expect(again.status).toBe(200)
})

test.each([
  ['posts', createPost, '?draft=true&autosave=true', 'title'],
  ['topics', () => createTopic('Overtaken'), '', 'name'],
])('of %s, a change of an older version is refused and changes nothing', async (...row) => {
  const [, make, query, field] = row
  const { path, tag } = await make()
  await api.patch(`${path}${query}`, { ...asEditor(), body: { [field]: 'A colleague’s' } })
  const refused = await api.patch(path, { ...asEditor(tag), body: { [field]: 'Mine' } })
  expect(refused.status).toBe(412)
  expect(refused.body.errors).toMatchObject([
    { message: expect.stringContaining('Somebody has changed this document') as string },
  ])
  expect(refused.headers.get('ETag')).toBeNull()
  const { body } = await api.get(path, { ...asEditor(), query: { draft: true } })
  expect(body[field]).toBe('A colleague’s')
})

test('without the header a change works as ever, and lists of tags and * are understood', async () => {
  const { path, tag } = await createTopic('As ever')
  const change = (ifMatch?: string) =>
    api.patch(path, { ...asEditor(ifMatch), body: { summary: 'New' } })
  expect((await change()).status).toBe(200)
  expect((await change(tag)).status).toBe(412)
  const current = await tagOf(path)
  expect((await change(`W/${current}`)).status).toBe(412)
  expect((await change(`"other", ${current}`)).status).toBe(200)
  expect((await change('*')).status).toBe(200)
})

test('who may not change a document learns nothing from its tag', async () => {
  const { path } = await createPost()
  const headers = { 'If-Match': '"v-guess"' }
  const body = { title: 'Mine' }
  const asContributor = await api.patch(path, {
    as: accounts.contributor.session,
    headers,
    body,
  })
  expect([403, 404]).toContain(asContributor.status)
  expect((await api.patch(path, { headers, body })).status).toBe(403)
})

test.each([
  ['posts', createPost, '', 'title'],
  ['posts as drafts', createPost, '?draft=true', 'title'],
  ['topics', () => createTopic('Contested'), '', 'summary'],
])('of ten changes of %s at once with one tag, exactly one wins', async (...row) => {
  const [, make, query, field] = row
  const { path, tag } = await make()
  const words = Array.from({ length: 10 }, (_item, index) => `Word ${index}`)
  const answers = await Promise.all(
    words.map((word) =>
      api.patch(`${path}${query}`, { ...asEditor(tag), body: { [field]: word } }),
    ),
  )
  const won = answers.filter(({ status }) => status === 200)
  expect(won).toHaveLength(1)
  // On MongoDB a rival may give up before it could look again.
  const others = answers.filter(({ status }) => status !== 200).map(({ status }) => status)
  expect([412, 503]).toEqual(expect.arrayContaining(others))
  const { body } = await api.get(path, { ...asEditor(), query: { draft: true } })
  expect(body[field]).toBe(won[0]?.body.doc[field])
  expect(await tagOf(path)).toBe(won[0]?.headers.get('ETag'))
})

test('signing in changes no tag of an account', async () => {
  const path = `/users/${accounts.admin.id}`
  const read = async () => (await api.get(path, { as: accounts.admin.session })).headers.get('ETag')
  const before = await read()
  await server.payload.login({
    collection: 'users',
    data: { email: accounts.admin.email, password: 'a long enough password' },
  })
  expect(await read()).toBe(before)
})
