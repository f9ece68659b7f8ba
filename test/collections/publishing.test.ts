import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Person, Post, Testimonial } from '../../src/lib/payload-types.ts'
import { type ContentClient, createContentClient, faultyFields } from '../helpers/contentClient.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: ContentClient
let contributor: ContentClient
let visitor: ContentClient
beforeAll(async () => {
  server = await startTestServer()
  editor = await createContentClient(server, 'editor')
  contributor = await createContentClient(server, 'contributor')
  visitor = await createContentClient(server)
})
afterAll(() => server.close())

const published = { _status: 'published' }
const uuidV7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

test.each([
  ['posts', 'title', 'title'],
  ['projects', 'title', 'title'],
  ['people', 'name', 'fullName'],
  ['testimonials', 'quote', 'quote'],
])('%s need only a %s to be published, and nothing to be a draft', async (slug, field, asked) => {
  const refused = await editor.send('POST', slug, published)
  expect([refused.status, faultyFields(refused)]).toEqual([400, [asked]])
  expect((await editor.send('POST', slug, { [field]: 'Enough', ...published })).status).toBe(201)
  expect((await editor.send('POST', `${slug}?draft=true`, {})).status).toBe(201)
})

test.each(['topics', 'organisations'])('%s need a name', async (slug) => {
  const refused = await editor.send('POST', slug, {})
  expect([refused.status, faultyFields(refused)]).toEqual([400, ['name']])
})

test('identifiers are made by the server, and so are dates', async () => {
  const { doc } = await editor.send<Post>('POST', 'posts', {
    id: 'mine',
    title: 'Mine',
    createdAt: '2001-01-01T00:00:00.000Z',
    updatedAt: 'yesterday',
    createdBy: 'somebody else',
  })
  expect(doc.id).toMatch(uuidV7)
  expect(Date.now() - Date.parse(doc.createdAt)).toBeLessThan(60_000)
  const changed = await editor.send<Post>('PATCH', `posts/${doc.id}`, {
    id: 'yours',
    createdAt: '2001-01-01T00:00:00.000Z',
    updatedAt: '2001-01-01T00:00:00.000Z',
  })
  expect(changed.doc).toMatchObject({ id: doc.id, createdAt: doc.createdAt })
  expect(changed.doc.updatedAt > doc.createdAt).toBe(true)
  expect(changed.doc.createdBy).toMatchObject({ role: 'editor' })
})

test('the date of first publication is stamped once and kept', async () => {
  const { doc } = await editor.send<Post>('POST', 'posts?draft=true', { title: 'Stamped' })
  expect(doc.publishedAt ?? null).toBeNull()
  const first = await editor.send<Post>('PATCH', `posts/${doc.id}`, published)
  expect(Date.now() - Date.parse(first.doc.publishedAt ?? '')).toBeLessThan(60_000)
  await editor.send('PATCH', `posts/${doc.id}`, { _status: 'draft' })
  const again = await editor.send<Post>('PATCH', `posts/${doc.id}`, published)
  expect(again.doc.publishedAt).toBe(first.doc.publishedAt)
  const emptied = await editor.send<Post>('PATCH', `posts/${doc.id}`, { publishedAt: null })
  expect(emptied.doc.publishedAt).toBe(first.doc.publishedAt)
})

test('editors may set the date of publication, contributors not', async () => {
  const publishedAt = '2023-05-04T09:00:00.000Z'
  const set = await editor.send<Post>('POST', 'posts', { title: 'Old', publishedAt, ...published })
  expect(set.doc.publishedAt).toBe(publishedAt)
  const { doc } = await contributor.send<Post>('POST', 'posts?draft=true', {
    title: 'New',
    publishedAt,
  })
  expect(doc.publishedAt ?? null).toBeNull()
})

test('drafts stay beside what is published, and 50 versions are kept', async () => {
  const { doc } = await editor.send<Post>('POST', 'posts', { title: 'Public', ...published })
  await editor.send('PATCH', `posts/${doc.id}?draft=true`, { title: 'Not yet' })
  expect((await visitor.send<Post>('GET', `posts/${doc.id}?draft=true`)).doc.title).toBe('Public')
  expect((await editor.send<Post>('GET', `posts/${doc.id}?draft=true`)).doc.title).toBe('Not yet')

  for (let n = 0; n < 52; n += 1) {
    await server.payload.update({
      collection: 'posts',
      id: doc.id,
      data: { summary: String(n) },
      draft: true,
    })
  }
  const { totalDocs } = await server.payload.countVersions({
    collection: 'posts',
    where: { parent: { equals: doc.id } },
  })
  expect(totalDocs).toBe(50)
})

test('an earlier version brings back neither consent nor a name that is no longer wished', async () => {
  const { doc } = await editor.send<Person>('POST', 'people', {
    fullName: 'Ada Lovelace',
    pronouns: 'she/her',
    consent: { status: 'granted' },
    ...published,
  })
  await editor.send('PATCH', `people/${doc.id}`, {
    creditAs: 'anonymous',
    pronouns: null,
    consent: { status: 'withdrawn', notes: 'Rang us' },
    ...published,
  })
  const where = { parent: { equals: doc.id } }
  const sort = 'createdAt'
  const { docs } = await server.payload.findVersions({ collection: 'people', where, sort })
  await editor.send('POST', `people/versions/${docs[0]?.id}`)
  const restored = await editor.send<Person>('GET', `people/${doc.id}`)
  expect(restored.doc).toMatchObject({
    pronouns: 'she/her',
    fullName: 'Ada Lovelace',
    creditAs: 'anonymous',
    name: 'A contributor',
    consent: { status: 'withdrawn', notes: 'Rang us' },
  })
  expect(restored.doc.slug).toMatch(/^a-contributor/)
})

test('a contributor who restores an earlier version of a quote brings back no consent', async () => {
  const { doc } = await contributor.send<Testimonial>('POST', 'testimonials', {
    quote: 'First',
    consent: { status: 'granted' },
  })
  await editor.send('PATCH', `testimonials/${doc.id}`, {
    quote: 'Second',
    shownAs: 'anonymous',
    consent: { status: 'withdrawn', notes: 'By mail' },
  })
  const where = { parent: { equals: doc.id } }
  const sort = 'createdAt'
  const { docs } = await server.payload.findVersions({ collection: 'testimonials', where, sort })
  const path = `testimonials/versions/${docs[0]?.id}?draft=true`
  expect((await contributor.send('POST', path)).status).toBe(200)
  const now = await editor.send<Testimonial>('GET', `testimonials/${doc.id}?draft=true`)
  expect(now.doc).toMatchObject({
    quote: 'First',
    shownAs: 'anonymous',
    consent: { status: 'withdrawn', notes: 'By mail' },
  })
})

test('what is in the trash is nowhere public, and comes back', async () => {
  const { doc } = await editor.send<Post>('POST', 'posts', { title: 'Binned', ...published })
  await editor.send('PATCH', `posts/${doc.id}`, { deletedAt: new Date().toISOString() })
  expect((await visitor.send('GET', `posts/${doc.id}`)).status).toBe(404)
  expect((await visitor.send('GET', `posts/${doc.id}?trash=true`)).status).toBe(404)
  await editor.send('PATCH', `posts/${doc.id}?trash=true`, { deletedAt: null })
  expect((await editor.send<Post>('GET', `posts/${doc.id}`)).doc.title).toBe('Binned')
})

test('a name that is sent alone is the full name, and forms may send it back', async () => {
  const { doc } = await editor.send<Person>('POST', 'people', { name: 'Ada Lovelace' })
  expect(doc).toMatchObject({
    fullName: 'Ada Lovelace',
    name: 'Ada Lovelace',
    creditAs: 'full-name',
  })
  const first = await editor.send<Person>('PATCH', `people/${doc.id}`, {
    ...doc,
    creditAs: 'first-name',
  })
  expect(first.doc).toMatchObject({ fullName: 'Ada Lovelace', name: 'Ada' })
  const back = await editor.send<Person>('PATCH', `people/${doc.id}`, { name: 'Ada' })
  expect(back.doc.fullName).toBe('Ada Lovelace')
  const renamed = await editor.send<Person>('PATCH', `people/${doc.id}`, { name: 'Ada King' })
  expect(renamed.doc).toMatchObject({ fullName: 'Ada King', name: 'Ada' })
})

test('private fields of people are neither shown to the public nor to be asked about', async () => {
  const { doc } = await editor.send<Person>('POST', 'people', {
    fullName: 'Grace Hopper',
    creditAs: 'first-name',
    contact: { email: 'hopper@example.org', phone: '0207' },
    consent: { status: 'granted', notes: 'said hopper yes' },
    ...published,
  })
  const seen = await visitor.send<Person>('GET', `people/${doc.id}?depth=2`)
  expect(seen.doc.name).toBe('Grace')
  expect(JSON.stringify(seen).toLowerCase()).not.toContain('hopper')
  for (const field of [
    'fullName',
    'contact.email',
    'consent.status',
    'consent.notes',
    'createdBy',
    'reviewStatus',
    'reviewNote',
  ]) {
    const where = await visitor.send('GET', `people?where[${field}][exists]=true`)
    const sort = await visitor.send('GET', `people?sort=${field}`)
    expect([field, where.status, sort.status]).toEqual([field, 400, 400])
  }
})

test('an anonymous speaker is told by no testimonial, query or profile', async () => {
  const person = await editor.send<Person>('POST', 'people', { fullName: 'Joan', ...published })
  const testimonial = (data: Record<string, unknown>) =>
    editor.send<Testimonial>('POST', 'testimonials', {
      person: person.doc.id,
      attribution: 'A peer worker',
      consent: { status: 'granted' },
      ...published,
      ...data,
    })
  const named = await testimonial({ quote: 'Named' })
  const hidden = await testimonial({ quote: 'Hidden', shownAs: 'anonymous' })
  const words = await testimonial({ quote: 'Words', shownAs: 'attribution' })

  const read = async (id: string) =>
    (await visitor.send<Testimonial>('GET', `testimonials/${id}?depth=0`)).doc
  expect(await read(named.doc.id)).toMatchObject({
    person: person.doc.id,
    attribution: 'A peer worker',
  })
  const anonymous = await read(hidden.doc.id)
  expect([anonymous.person, anonymous.attribution]).toEqual([undefined, undefined])
  const attributed = await read(words.doc.id)
  expect([attributed.person, attributed.attribution]).toEqual([undefined, 'A peer worker'])

  const query = `testimonials?where[person][equals]=${person.doc.id}`
  expect((await visitor.send('GET', query)).status).toBe(400)
  const selected = await visitor.send<Testimonial>(
    'GET',
    `testimonials/${hidden.doc.id}?select[person]=true`,
  )
  expect(JSON.stringify(selected)).not.toContain(person.doc.id)
  const profile = await visitor.send<Person>('GET', `people/${person.doc.id}?depth=0`)
  expect(profile.doc.testimonials?.docs).toEqual([named.doc.id])
})

test('an anonymous speaker stays so where a client selects away how they are shown', async () => {
  const person = await editor.send<Person>('POST', 'people', { fullName: 'Rosa', ...published })
  const { doc } = await editor.send<Testimonial>('POST', 'testimonials', {
    quote: 'Hidden',
    person: person.doc.id,
    attribution: 'Rosa from the office',
    shownAs: 'anonymous',
    consent: { status: 'granted' },
    ...published,
  })
  const quote = { type: 'block', version: 2, fields: { blockType: 'quote', testimonial: doc.id } }
  const root = { type: 'root', version: 1, indent: 0, format: '', direction: null }
  const post = await editor.send<Post>('POST', 'posts', {
    title: 'Quoting',
    testimonials: [doc.id],
    body: { root: { ...root, children: [quote] } },
    ...published,
  })
  expect(post.status).toBe(201)
  for (const address of [
    `testimonials/${doc.id}?select[shownAs]=false`,
    `testimonials?select[shownAs]=false`,
    `posts/${post.doc.id}?depth=3&populate[testimonials][shownAs]=false`,
    `posts/${post.doc.id}?depth=3&select[title]=false&populate[testimonials][shownAs]=false`,
  ]) {
    const seen = JSON.stringify(await visitor.send('GET', address))
    expect(seen).toContain(doc.id)
    expect([address, seen.includes(person.doc.id), seen.includes('Rosa')]).toEqual([
      address,
      false,
      false,
    ])
  }
})

test('how somebody is shown, and their consent, cannot be emptied', async () => {
  const person = await editor.send<Person>('POST', 'people', {
    fullName: 'Alan Turing',
    creditAs: 'anonymous',
    ...published,
  })
  const testimonial = await editor.send<Testimonial>('POST', 'testimonials', {
    quote: 'Mine',
    attribution: 'Alan',
    shownAs: 'anonymous',
    consent: { status: 'withdrawn' },
    ...published,
  })
  for (const empty of [null, '']) {
    const changed = await editor.send<Person>('PATCH', `people/${person.doc.id}`, {
      creditAs: empty,
      consent: { status: empty },
      ...published,
    })
    expect(changed.doc).toMatchObject({
      name: 'A contributor',
      creditAs: 'anonymous',
      consent: { status: 'not-recorded' },
    })
    const still = await editor.send<Testimonial>('PATCH', `testimonials/${testimonial.doc.id}`, {
      shownAs: empty,
      consent: { status: empty },
      ...published,
    })
    expect(still.doc).toMatchObject({ shownAs: 'anonymous', consent: { status: 'withdrawn' } })
  }
  const whole = { consent: null }
  await editor.send('PATCH', `testimonials/${testimonial.doc.id}`, whole)
  const kept = await editor.send<Testimonial>('GET', `testimonials/${testimonial.doc.id}`)
  expect(kept.doc.consent?.status).toBe('withdrawn')

  const created = await editor.send<Testimonial>('POST', 'testimonials', {
    quote: 'New',
    shownAs: null,
    consent: { status: null },
  })
  expect(created.doc).toMatchObject({ shownAs: 'person', consent: { status: 'pending' } })
})

test('credits keep their order, and each needs somebody to be published', async () => {
  const person = await editor.send<Person>('POST', 'people', { fullName: 'Zoe', ...published })
  const organisation = await editor.send<Post>('POST', 'organisations', { name: 'UCL' })
  const credits = [
    { person: person.doc.id, role: 'author' },
    { organisation: organisation.doc.id, role: 'editor' },
  ]
  const post = await editor.send<Post>('POST', 'posts?depth=0', {
    title: 'Credited',
    credits,
    ...published,
  })
  expect(post.doc).toMatchObject({ credits, creditsOrder: 'as-ordered' })
  const swapped = await editor.send<Post>('PATCH', `posts/${post.doc.id}?depth=0`, {
    credits: post.doc.credits?.toReversed(),
  })
  expect(swapped.doc.credits?.map(({ role }) => role)).toEqual(['editor', 'author'])
  const empty = { title: 'Nobody', credits: [{ role: 'author' }] }
  const refused = await editor.send('POST', 'posts', { ...empty, ...published })
  expect([refused.status, faultyFields(refused)]).toEqual([400, ['credits']])
  expect((await editor.send('POST', 'posts?draft=true', empty)).status).toBe(201)

  const joined = await visitor.send<Person>('GET', `people/${person.doc.id}?depth=0`)
  expect(joined.doc.posts?.docs).toEqual([post.doc.id])
})

test.each([
  ['posts', { kind: 'newsletter' }, 'kind'],
  ['posts', { title: { en: 'Title' } }, 'title'],
  ['posts', { credits: ['somebody'] }, 'credits'],
  ['posts', { credits: [{ role: 7 }] }, 'credits.0.role'],
  ['posts', { publishedAt: 'tomorrow' }, 'publishedAt'],
  ['posts', { body: 'words' }, 'body'],
  ['posts', { topics: 'one' }, 'topics'],
  ['posts', { meta: 'none' }, 'meta'],
  ['projects', { status: 'Active' }, 'status'],
  ['projects', { partners: [{ role: 'sponsor' }] }, 'partners.0.role'],
  ['events', { format: 'in person' }, 'format'],
  ['events', { venue: { access: ['step-free', 'lift'] } }, 'venue.access'],
  ['people', { creditAs: 'nickname' }, 'creditAs'],
  ['testimonials', { consent: { status: 'not-recorded' } }, 'consent.status'],
  ['testimonials', { person: 7 }, 'person'],
])('%s refuse %j, in a draft too', async (slug, data, field) => {
  const answer = await editor.send('POST', `${slug}?draft=true`, data)
  expect([answer.status, faultyFields(answer)]).toEqual([400, [field]])
})

test('consent starts as the design says', async () => {
  const person = await editor.send<Person>('POST', 'people', { fullName: 'Ann' })
  expect(person.doc.consent?.status).toBe('not-recorded')
  const testimonial = await editor.send<Testimonial>('POST', 'testimonials', { quote: 'Good' })
  expect(testimonial.doc.consent?.status).toBe('pending')
})

test.each([
  ['events', 'project', { title: 'A', project: 'nosuch' }],
  ['events', 'topics', { title: 'A', topics: ['nosuch'] }],
  ['events', 'hosts.0.person', { title: 'A', hosts: [{ person: 'nosuch' }] }],
  ['posts', 'credits.0.person', { title: 'A', credits: [{ person: 'nosuch' }] }],
  ['posts', 'heroImage', { title: 'A', heroImage: 'nosuch' }],
  ['people', 'organisation', { name: 'Ann', organisation: 'nosuch' }],
  ['testimonials', 'person', { quote: 'A', person: 'nosuch' }],
  [
    'redirects',
    'to.reference',
    { from: '/x', to: { type: 'reference', reference: { relationTo: 'posts', value: 'nosuch' } } },
  ],
])('%s: %s may not name a document that there is not', async (slug, field, data) => {
  for (const query of ['?draft=true', '']) {
    const answer = await editor.send('POST', `${slug}${query}`, data)
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]])
  }
})

test('a reference that was made before may stay, and a new one is looked up', async () => {
  const person = await editor.send<Person>('POST', 'people', { name: 'Ann', ...published })
  const credits = [{ person: person.doc.id }]
  const { doc } = await editor.send<Post>('POST', 'posts', { title: 'Kept', credits })
  const again = await editor.send<Post>('PATCH', `posts/${doc.id}`, { credits: doc.credits })
  expect(again.status).toBe(200)
  const wrong = await editor.send<Post>('PATCH', `posts/${doc.id}`, { topics: ['nosuch'] })
  expect([wrong.status, faultyFields(wrong)]).toEqual([400, ['topics']])
})

test('a document in another one lists what refers to it only where that is selected', async () => {
  const person = await editor.send<Person>('POST', 'people', {
    fullName: 'Jo Bloggs',
    ...published,
  })
  const { id } = person.doc
  const credits = [{ person: id, role: 'author' }]
  const post = await editor.send<Post>('POST', 'posts', { title: 'By Jo', credits, ...published })
  const creditedIn = async (query: string) => {
    const { doc } = await visitor.send<Post>('GET', `posts/${post.doc.id}?${query}`)
    return doc.credits?.[0]?.person
  }
  expect(await creditedIn('depth=2')).toMatchObject({ id, name: 'Jo Bloggs' })
  expect(await creditedIn('depth=2')).not.toHaveProperty('posts')
  expect(await creditedIn('depth=1&populate[people][posts]=true')).toMatchObject({
    posts: { docs: [post.doc.id] },
  })
  const own = await visitor.send<Person>('GET', `people/${id}?depth=0`)
  expect(own.doc.posts?.docs).toEqual([post.doc.id])
})
