import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Person, Post, Redirect, Topic } from '../../src/lib/payload-types.ts'
import { createContentClient, type ContentClient } from '../helpers/contentClient.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: ContentClient
beforeAll(async () => {
  server = await startTestServer()
  editor = await createContentClient(server, 'editor')
})
afterAll(() => server.close())

const published = { _status: 'published' }

const createPost = async (data: Record<string, unknown>, query = '') => {
  const answer = await editor.send<Post>('POST', `posts${query}`, data)
  expect(answer.errors).toBeUndefined()
  return answer.doc
}
const changePost = async (id: string, data: Record<string, unknown>, query = '') => {
  const answer = await editor.send<Post>('PATCH', `posts/${id}${query}`, data)
  expect(answer.errors).toBeUndefined()
  return answer.doc
}
const readPost = async (id: string) => (await editor.send<Post>('GET', `posts/${id}`)).doc
const redirectsFrom = async (path: string) => {
  const query = `redirects?depth=0&where[from][equals]=${encodeURIComponent(path)}`
  return (await editor.send<Redirect>('GET', query)).docs
}

test('a slug is made from the title and stays when the title changes', async () => {
  const post = await createPost({ title: '  Ça va? Déjà vu & “more” — it’s here  ' })
  expect(post.slug).toBe('ca-va-deja-vu-and-more-its-here')
  expect((await changePost(post.id, { title: 'Another' })).slug).toBe(post.slug)
})

test('a draft without a title has no slug until it gets one', async () => {
  const post = await createPost({}, '?draft=true')
  const other = await createPost({ slug: null }, '?draft=true')
  expect([post.slug ?? null, other.slug ?? null]).toEqual([null, null])
  expect((await changePost(post.id, { title: 'Late title' }, '?draft=true')).slug).toBe(
    'late-title',
  )
})

test('while a new title is typed, the autosaved slug follows it until publication', async () => {
  const { id } = await createPost({ title: 'Ty' }, '?draft=true&autosave=true')
  const typed = await changePost(id, { title: 'Typed in' }, '?draft=true&autosave=true')
  expect(typed.slug).toBe('typed-in')
  const chosen = await changePost(id, { slug: 'My Choice' }, '?draft=true&autosave=true')
  expect(chosen.slug).toBe('my-choice')
  const later = await changePost(id, { title: 'Typed more' }, '?draft=true&autosave=true')
  expect(later.slug).toBe('my-choice')
})

test('equal titles get a number, beside drafts and documents in the trash too', async () => {
  const first = await createPost({ title: 'Twins', ...published })
  const second = await createPost({ title: 'Twins' }, '?draft=true')
  const third = await createPost({ title: 'Twins', ...published })
  await changePost(third.id, { deletedAt: new Date().toISOString() })
  const fourth = await createPost({ title: 'Other', slug: 'Twins' })
  expect([first.slug, second.slug, third.slug, fourth.slug]).toEqual([
    'twins',
    'twins-2',
    'twins-3',
    'twins-4',
  ])
})

test('a slug that a draft of a published document waits with is taken', async () => {
  const { id } = await createPost({ title: 'Waiting', ...published })
  await changePost(id, { slug: 'reserved' }, '?draft=true')
  expect((await createPost({ title: 'Reserved', ...published })).slug).toBe('reserved-2')
  expect((await changePost(id, published)).slug).toBe('reserved')
})

test('topics and organisations have slugs of their own', async () => {
  const send = (name: string) => editor.send<Topic>('POST', 'topics', { name })
  expect([(await send('Equity')).doc.slug, (await send('Equity')).doc.slug]).toEqual([
    'equity',
    'equity-2',
  ])
  const organisation = await editor.send<Topic>('POST', 'organisations', { name: 'Equity' })
  expect(organisation.doc.slug).toBe('equity')
})

test('20 documents of one title made at once all get slugs of their own, or a 4xx', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      editor.send<Post>('POST', 'posts', { title: 'Crowd', ...published }),
    ),
  )
  const refused = answers.filter(({ status }) => status !== 201)
  expect(
    refused.map(({ status }) => status).filter((status) => ![400, 409, 503].includes(status)),
  ).toEqual([])
  const slugs = answers.filter(({ status }) => status === 201).map(({ doc }) => doc.slug)
  expect(slugs).not.toEqual([])
  expect(new Set(slugs).size).toBe(slugs.length)
})

test('a copy gets a slug, a date of publication and a maker of its own', async () => {
  const original = await createPost({ title: 'Copied', ...published })
  const { doc } = await editor.send<Post>('POST', `posts/${original.id}/duplicate`, {})
  expect(doc.slug).toBe('copied-2')
  expect(doc.id).not.toBe(original.id)
})

test('a published document that moves leaves a redirect, and only once it is published', async () => {
  const { id } = await createPost({ title: 'Old address', ...published })
  await changePost(id, { slug: 'new-address' }, '?draft=true')
  expect(await redirectsFrom('/posts/old-address')).toEqual([])
  expect((await readPost(id)).slug).toBe('old-address')
  await changePost(id, published)
  expect(await redirectsFrom('/posts/old-address')).toMatchObject([
    { to: { type: 'reference', reference: { relationTo: 'posts', value: id } } },
  ])
  await changePost(id, { slug: 'third-address', ...published })
  expect(await redirectsFrom('/posts/old-address')).toHaveLength(1)
  expect(await redirectsFrom('/posts/new-address')).toHaveLength(1)
})

test('a document that moves back takes its redirect away', async () => {
  const { id } = await createPost({ title: 'There', ...published })
  await changePost(id, { slug: 'back-again', ...published })
  await changePost(id, { slug: 'there', ...published })
  expect(await redirectsFrom('/posts/there')).toEqual([])
  expect(await redirectsFrom('/posts/back-again')).toHaveLength(1)
})

test('a draft that was never public leaves no redirect', async () => {
  const { id } = await createPost({ title: 'Never public' }, '?draft=true')
  await changePost(id, { slug: 'still-not-public' })
  expect(await redirectsFrom('/posts/never-public')).toEqual([])
})

test('a redirect made by hand that leads to an old address leads to the document at once', async () => {
  const { id } = await createPost({ title: 'Middle', ...published })
  await editor.send('POST', 'redirects', {
    from: '/short',
    to: { type: 'custom', url: '/posts/middle' },
  })
  await changePost(id, { slug: 'end', ...published })
  expect(await redirectsFrom('/short')).toMatchObject([
    { to: { type: 'reference', reference: { value: id } } },
  ])
})

test('redirects go with the document when it is deleted for good', async () => {
  const { id } = await createPost({ title: 'Short-lived', ...published })
  await changePost(id, { slug: 'short-lived-2023', ...published })
  await editor.send('DELETE', `posts/${id}`)
  expect(await redirectsFrom('/posts/short-lived')).toEqual([])
})

test('a redirect is public only as long as the document it leads to is', async () => {
  const visitor = await createContentClient(server)
  const seen = async () => {
    const query = 'redirects?depth=0&where[from][equals]=/posts/secret-plans'
    return (await visitor.send<Redirect>('GET', query)).docs.length
  }
  const { id } = await createPost({ title: 'Secret plans', ...published })
  await changePost(id, { slug: 'plans', ...published })
  const [redirect] = await redirectsFrom('/posts/secret-plans')
  expect(await seen()).toBe(1)
  await changePost(id, { _status: 'draft' })
  expect(await seen()).toBe(0)
  expect((await visitor.send('GET', `redirects/${redirect?.id}`)).status).toBe(404)
  expect(await redirectsFrom('/posts/secret-plans')).toHaveLength(1)
  await changePost(id, published)
  expect(await seen()).toBe(1)
  await changePost(id, { deletedAt: new Date().toISOString() })
  expect(await seen()).toBe(0)

  await editor.send('POST', 'redirects', { from: '/us', to: { type: 'custom', url: '/about' } })
  const elsewhere = await visitor.send<Redirect>('GET', 'redirects?where[from][equals]=/us')
  expect(elsewhere.docs).toHaveLength(1)
})

test('a person who is renamed, or credited in another way, leaves no redirect', async () => {
  const create = await editor.send<Person>('POST', 'people', {
    fullName: 'Ada Lovelace',
    ...published,
  })
  const { id } = create.doc
  expect(create.doc.slug).toBe('ada-lovelace')
  await editor.send('PATCH', `people/${id}`, { slug: 'countess-lovelace', ...published })
  expect(await redirectsFrom('/people/ada-lovelace')).toEqual([])

  await editor.send('PATCH', `people/${id}?draft=true`, { creditAs: 'first-name' })
  expect((await editor.send<Person>('GET', `people/${id}`)).doc.slug).toBe('countess-lovelace')
  const { doc } = await editor.send<Person>('PATCH', `people/${id}`, published)
  expect(doc).toMatchObject({ name: 'Ada', slug: 'ada', fullName: 'Ada Lovelace' })
  expect(await redirectsFrom('/people/countess-lovelace')).toEqual([])

  const anonymous = await editor.send<Person>('PATCH', `people/${id}`, { creditAs: 'anonymous' })
  expect(anonymous.doc).toMatchObject({ name: 'A contributor', slug: 'a-contributor' })

  const byHand = { from: '/founder', to: { reference: { relationTo: 'people', value: id } } }
  expect((await editor.send('POST', 'redirects', byHand)).status).toBe(400)
})

test.each(['bettina-moller', 'Bettina-MOLLER', 'bettina möller', 'Bettina  Moller'])(
  'a slug chosen by hand, %j, cannot tell a hidden name',
  async (slug) => {
    const { doc } = await editor.send<Person>('POST', 'people', {
      fullName: 'Bettina Möller',
      creditAs: 'first-name',
      slug,
      ...published,
    })
    expect(doc.slug).toMatch(/^bettina(-\d)?$/)
  },
)
