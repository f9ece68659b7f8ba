import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Organisation, Post } from '../../src/lib/payload-types.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

type Credits = NonNullable<Post['credits']>

let server: TestServer
let editor: ContentClient
let organisation: string
beforeAll(async () => {
  server = await startTestServer()
  editor = await createContentClient(server, 'editor')
  const { doc } = await editor.send<Organisation>('POST', 'organisations', { name: 'Partner' })
  organisation = doc.id
})
afterAll(() => server.close())

const credit = (role: string, id?: unknown) => ({
  organisation,
  role,
  ...(id === undefined ? {} : { id }),
})

const credited = (title: string, credits: unknown) => ({ title, credits, _status: 'published' })

async function savePost(body: unknown, id?: string): Promise<Post> {
  const { status, doc, errors } = id
    ? await editor.send<Post>('PATCH', `posts/${id}`, body)
    : await editor.send<Post>('POST', 'posts', body)
  expect(status, JSON.stringify(errors)).toBe(id ? 200 : 201)
  return doc
}

const idsOf = ({ credits }: Post) => (credits ?? []).map(({ id }) => id)

async function publicCredits(id: string): Promise<Credits> {
  const answer = await fetch(`${server.url}/api/posts/${id}?depth=0`)
  return ((await answer.json()) as Post).credits ?? []
}

test('rows copied from another document get identifiers of their own', async () => {
  const source = await savePost(credited('Source', [credit('author'), credit('editor')]))
  const made = await savePost(credited('Made of it', source.credits))
  const other = await savePost(credited('Other', [credit('host')]))
  const changed = await savePost({ credits: source.credits }, other.id)
  for (const copy of [made, changed]) {
    expect(copy.credits?.map(({ role }) => role)).toEqual(['author', 'editor'])
    expect(idsOf(copy)).not.toEqual(expect.arrayContaining([idsOf(source)[0]]))
  }
  expect((await publicCredits(source.id)).map(({ id }) => id)).toEqual(idsOf(source))
})

test('a row keeps its identifier when its own document is saved again', async () => {
  const post = await savePost(credited('Kept', [credit('author'), credit('editor')]))
  const reversed = [...(post.credits ?? [])].reverse()
  const saved = await savePost({ credits: [...reversed, credit('new')] }, post.id)
  expect(idsOf(saved).slice(0, 2)).toEqual(idsOf({ ...post, credits: reversed }))
})

test('an identifier that stands twice stays with the first', async () => {
  const id = '6a2222222222222222222222'
  const twice = [credit('author', id), credit('editor', id)]
  const [first, second] = idsOf(await savePost(credited('Twice', twice)))
  expect(first).toBe(id)
  expect(second).not.toBe(id)
})

test.each([{ $ne: 1 }, 'x'.repeat(65), '', 'a b'])(
  'a row gets an identifier in place of %j',
  async (id) => {
    const post = await savePost(credited('Absurd', [credit('author', id)]))
    expect(post.credits).toEqual([expect.objectContaining({ role: 'author' })])
    expect(idsOf(post)[0]).toMatch(/^[0-9a-f]{24}$/)
  },
)

test('a row that was copied into a draft first can be published by both', async () => {
  const draft = await editor.send<Post>('POST', 'posts?draft=true', {
    title: 'Draft',
    credits: [credit('author')],
  })
  const { id } = draft.doc
  const added = await editor.send<Post>('PATCH', `posts/${id}?draft=true`, {
    credits: [...(draft.doc.credits ?? []), credit('late', '6a1111111111111111111111')],
  })
  const copy = await savePost(credited('Copy', added.doc.credits))
  const published = await savePost({ _status: 'published' }, id)
  for (const post of [copy, published]) {
    expect((await publicCredits(post.id)).map(({ role }) => role)).toEqual(['author', 'late'])
  }
})

test('rows within a group, and over GraphQL', async () => {
  const question = { id: '6a3333333333333333333333', label: 'Why?', type: 'text' }
  const event = (title: string) => ({ title, signUp: { mode: 'here', questions: [question] } })
  for (const title of ['One', 'Two']) {
    expect((await editor.send('POST', 'events?draft=true', event(title))).status).toBe(201)
  }
  const row = `{ id: "${question.id}", role: "author", organisation: "${organisation}" }`
  const mutation = (title: string) =>
    `mutation { createPost(data: { title: "${title}", credits: [${row}] }) { id } }`
  for (const title of ['First', 'Second']) {
    const { errors } = await editor.send('POST', 'graphql', { query: mutation(title) })
    expect(errors).toBeUndefined()
  }
})
