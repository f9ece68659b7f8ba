import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Media, Person, Post } from '../../src/lib/payload-types.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { type ContentClient, createContentClient, faultyFields } from '../helpers/contentClient.ts'
import { jpeg } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: ContentClient
let visitor: ContentClient
let first: string
let anonymous: string
let open: string
beforeAll(async () => {
  server = await startTestServer()
  editor = await createContentClient(server, 'editor')
  visitor = await createContentClient(server)
  first = await person({ fullName: 'Zoe Zymurgy', creditAs: 'first-name' })
  anonymous = await person({ fullName: 'Ada Ullage', creditAs: 'anonymous' })
  open = await person({ fullName: 'Émile Brown' })
})
afterAll(() => server.close())

const published = { _status: 'published' as const }

async function person(data: Partial<Person>): Promise<string> {
  const { doc, status } = await editor.send<Person>('POST', 'people', { ...data, ...published })
  expect(status).toBe(201)
  return doc.id
}

const writing = (words: string) => richText(paragraph('Thanks to ', words))

test.each([
  [
    'posts',
    'title',
    () => ({ title: 'Zoe Zymurgy speaks', slug: 'a-talk', credits: [{ person: first }] }),
  ],
  [
    'posts',
    'summary',
    () => ({ title: 'A', summary: 'By ADA ULLAGE', credits: [{ person: anonymous }] }),
  ],
  ['posts', 'slug', () => ({ title: 'A', slug: 'zoe-zymurgy', credits: [{ person: first }] })],
  [
    'posts',
    'body',
    () => ({ title: 'A', body: writing('Zoe Zymurgy'), credits: [{ person: first }] }),
  ],
  [
    'posts',
    'body',
    () => ({
      title: 'A',
      body: richText(block('peopleList', { heading: 'Zoe Zymurgy', people: [first] })),
    }),
  ],
  [
    'posts',
    'inPlainWords',
    () => ({ title: 'A', inPlainWords: 'Zoe Zymurgy', credits: [{ person: first }] }),
  ],
  [
    'posts',
    'meta.description',
    () => ({ title: 'A', meta: { description: 'Ullage, Ada' }, credits: [{ person: anonymous }] }),
  ],
  [
    'projects',
    'team.0.role',
    () => ({ title: 'A', team: [{ person: first, role: 'Zoe Zymurgy, lead' }] }),
  ],
  [
    'testimonials',
    'attribution',
    () => ({
      quote: 'Good',
      person: first,
      attribution: 'Zoe Zymurgy',
      consent: { status: 'granted' },
    }),
  ],
  [
    'people',
    'bio',
    () => ({ fullName: 'Jo Vesper', creditAs: 'first-name', bio: writing('Jo Vesper') }),
  ],
] as const)(
  '%s are not published with a hidden name in %s, and are kept as drafts',
  async (slug, path, make) => {
    const data = make()
    const refused = await editor.send('POST', slug, { ...data, ...published })
    expect([refused.status, faultyFields(refused)]).toEqual([400, [path]])
    expect((await editor.send('POST', slug, data)).status).toBe(201)
  },
)

test('names that are shown, of others, or in what only staff read are no reason to refuse', async () => {
  for (const data of [
    { title: 'Émile Brown speaks', credits: [{ person: open }] },
    { title: 'Zoe speaks', credits: [{ person: first }] },
    { title: 'Ada Ullage', credits: [{ person: first }] },
    { title: 'Note', reviewNote: 'Zoe Zymurgy', credits: [{ person: first }] },
  ]) {
    expect((await editor.send('POST', 'posts', { ...data, ...published })).status).toBe(201)
  }
  const testimonial = {
    quote: 'A',
    person: first,
    attribution: 'Zoe Zymurgy',
    shownAs: 'anonymous',
  }
  expect((await editor.send('POST', 'testimonials', { ...testimonial, ...published })).status).toBe(
    201,
  )
})

test('alternative text of a photograph keeps to how those shown are named', async () => {
  const file = { data: await jpeg(), mimetype: 'image/jpeg', name: 'a.jpg', size: 1 }
  const { id } = await server.payload.create({
    collection: 'media',
    data: { alt: 'Two people' },
    file,
  })
  const change = (data: object) => editor.send<Media>('PATCH', `media/${id}`, data)
  const refused = await change({ alt: 'Zoe Zymurgy laughs', people: [first] })
  expect([refused.status, faultyFields(refused)]).toEqual([400, ['alt']])
  expect(refused.errors?.[0]?.data?.errors?.[0]?.message).toContain('“Zoe” only')
  expect((await change({ alt: 'Zoe laughs', people: [first] })).status).toBe(200)
})

test('who hides their name on our own page is never refused', async () => {
  const { doc } = await editor.send<Person>('POST', 'people', {
    ...published,
    fullName: 'Kim Vesper',
    summary: 'Kim Vesper facilitates.',
  })
  const change = { creditAs: 'first-name' as const }
  const refused = await editor.send('PATCH', `people/${doc.id}`, { ...change, ...published })
  expect(faultyFields(refused)).toEqual(['summary'])
  const after = await server.payload.update({ collection: 'people', id: doc.id, data: change })
  expect(after.name).toBe('Kim')
})

const names = ({ credits }: Post) =>
  (credits ?? []).map(({ person: who }) => (who && typeof who === 'object' ? who.name : who))

test('alphabetical credits come by the names shown now, hidden people last, over every API', async () => {
  const hidden = await person({ fullName: 'Aaa Vesper', consent: { status: 'pending' } })
  const credits = [hidden, first, open, anonymous].map((id) => ({ person: id, role: 'author' }))
  const data = { title: 'Made by many', credits, ...published }
  const { doc: ordered } = await editor.send<Post>('POST', 'posts', data)
  const alphabetical = { ...data, creditsOrder: 'alphabetical' }
  const { doc } = await editor.send<Post>('POST', 'posts', alphabetical)
  const read = async (id: string, query = '') =>
    names((await visitor.send<Post>('GET', `posts/${id}${query}`)).doc)
  expect(await read(ordered.id)).toEqual([hidden, 'Zoe', 'Émile Brown', 'A contributor'])
  const sorted = ['A contributor', 'Émile Brown', 'Zoe', hidden]
  expect(await read(doc.id)).toEqual(sorted)
  expect(await read(doc.id, '?select[credits]=true')).toEqual(sorted)
  const ids = await read(doc.id, '?depth=0')
  expect(ids.slice(0, 3)).toEqual([anonymous, open, first])
  const query = `{ Post(id: "${doc.id}") { credits { role person { name } } } }`
  const answer = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data: found } = (await answer.json()) as { data: { Post: Post } }
  expect(names(found.Post)).toEqual([...sorted.slice(0, 3), null])

  await server.payload.update({ collection: 'people', id: open, data: { fullName: 'Zz Brown' } })
  expect(await read(doc.id)).toEqual(['A contributor', 'Zoe', 'Zz Brown', hidden])
  const stored = await server.payload.findByID({ collection: 'posts', id: doc.id, depth: 0 })
  expect(names(stored)).toEqual([hidden, first, open, anonymous])
})

test('a person’s lists and page gather the photographs that show them', async () => {
  const file = { data: await jpeg(), mimetype: 'image/jpeg', name: 'b.jpg', size: 1 }
  const data = { alt: 'Somebody laughs', people: [first] }
  const photo = await server.payload.create({ collection: 'media', data, file })
  const said = { quote: 'We laughed', person: first, consent: { status: 'granted' }, ...published }
  expect((await editor.send('POST', 'testimonials', said)).status).toBe(201)
  const { doc } = await visitor.send<Person>('GET', `people/${first}?depth=0`)
  expect(doc.photographs?.docs).toContain(photo.id)
  const page = await (await fetch(`${server.url}/preview/people/${first}`)).text()
  expect(page).toContain('Somebody laughs')
  expect(page).toContain('We laughed')
  await server.payload.update({
    collection: 'media',
    id: photo.id,
    data: { consent: { status: 'withdrawn' } },
  })
  const after = await (await fetch(`${server.url}/preview/people/${first}`)).text()
  expect(after).not.toContain('Somebody laughs')
})
