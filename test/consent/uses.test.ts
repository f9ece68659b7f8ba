import { afterAll, beforeAll, expect, test } from 'vitest'

import { tellOfRunOutConsents } from '../../src/consent/tellOfRunOutConsents.ts'
import type { Event, Media, Person, Post, Testimonial } from '../../src/lib/payload-types.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { createAccounts, type Account } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { deliverQueued } from '../helpers/deliverQueued.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
let create: ReturnType<typeof createDocuments>

const published = { _status: 'published' }
let person: Person
let media: Media
let testimonial: Testimonial
beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  ;({ editor } = await createAccounts(server.payload))
  create = createDocuments(api, editor.session)
  person = await create<Person>('people', { ...factories.people(), ...published })
  testimonial = await create<Testimonial>('testimonials', {
    ...factories.testimonials({ person: person.id }),
    ...published,
  })
  const uploaded = await upload(server, {
    as: editor.session,
    content: await jpeg(64, 64),
    fields: { alt: 'At work', people: [person.id] },
  })
  media = uploaded.doc
  await create<Event>('events', {
    ...factories.events(),
    title: 'An event',
    hosts: [{ person: person.id, role: 'Host' }],
    speakers: [{ person: person.id, role: 'Speaker' }],
  })
  await create<Post>('posts', {
    ...factories.posts(),
    ...published,
    title: 'A post',
    heroImage: media.id,
    credits: [{ person: person.id, role: 'author' }],
    testimonials: [testimonial.id],
    body: richText(
      paragraph('See'),
      block('peopleList', { people: [person.id] }),
      block('quote', { testimonial: testimonial.id }),
      block('gallery', { images: [media.id] }),
    ),
  })
})
afterAll(() => server.close())

const placesOf = async (path: string) => {
  const { body } = await api.get(`/${path}/places-of-use`, { as: editor.session })
  const places = body.places as { title: string; field: string }[]
  return places.map(({ field, title }) => `${title}: ${field}`).sort()
}

test('the places of a person, a testimonial and a file', async () => {
  expect(await placesOf(`people/${person.id}`)).toEqual(
    [
      'A post: Body',
      'A post: Credits',
      'An event: Hosts',
      'An event: Speakers',
      `${media.filename}: People shown`,
      `${testimonial.quote}: Person`,
    ].sort(),
  )
  expect(await placesOf(`testimonials/${testimonial.id}`)).toEqual([
    'A post: Body',
    'A post: Testimonials',
  ])
  expect(await placesOf(`media/${media.id}`)).toEqual(['A post: Body', 'A post: Hero image'])
  expect((await api.get('/people/none/places-of-use', { as: editor.session })).status).toBe(404)
})

test('the places in which somebody who hides it has their name still written, and their surname', async () => {
  const path = (id: string) => `/people/${id}/still-written-in`
  const written = async (id: string) => {
    const { body } = await api.get(path(id), { as: editor.session })
    const places = body.places as { title: string; field: string; state: string }[]
    return places.map(({ field, state, title }) => `${title}: ${field}, ${state}`).sort()
  }
  const { id } = await create<Person>('people', {
    ...factories.people({ fullName: 'Wanda Quillfeather', summary: 'Wanda Quillfeather draws.' }),
    ...published,
  })
  const write = (title: string, data: object) => create<Post>('posts', { title, ...data })
  await write('By her', { summary: 'By Wanda Quillfeather', ...published })
  await write('Of the surname', { body: richText(paragraph('The Quillfeather prize')) })
  await write('Of the first name', { summary: 'Wanda came', ...published })
  const gone = await write('Thrown away', { summary: 'Quillfeather, Wanda' })
  const changed = await write('To be changed', { summary: 'Nobody', ...published })
  await api.patch(`/posts/${changed.id}`, {
    as: editor.session,
    query: { draft: true },
    body: { meta: { title: 'Wanda Quillfeather' }, _status: 'draft' },
  })
  await api.patch(`/posts/${gone.id}`, {
    as: editor.session,
    body: { deletedAt: new Date().toISOString() },
  })
  expect(await written(id)).toEqual([])

  // As they do on the page of the link, which refuses nobody.
  await server.payload.update({ collection: 'people', id, data: { creditAs: 'anonymous' } })
  expect(await written(id)).toEqual([
    'A contributor: Summary, published',
    'By her: Summary, published',
    'Of the surname: Body, draft',
    'Thrown away: Summary, trash',
    'To be changed: Search engines and sharing, draft',
  ])
  expect((await api.get(path('none'), { as: editor.session })).status).toBe(404)
})

test('the editors hear of a withdrawn consent, with its places, and no contributor does', async () => {
  await deliverQueued(server.payload)
  const body = { consent: { status: 'withdrawn' }, ...published }
  const path = `/testimonials/${testimonial.id}`
  expect((await api.patch(path, { as: editor.session, body })).status).toBe(200)
  const mails = await deliverQueued(server.payload)
  expect(mails.map(({ to }) => to.split('-')[0])).toEqual(['admin', 'editor'])
  expect(mails[0]?.text).toContain('A post (Body)')
  expect(mails[0]?.text).toMatch(/\/admin\/collections\/posts\/[\w-]{36}/)
})

test('they hear once of a consent that runs out', async () => {
  const now = Date.now()
  const expiresAt = new Date(now + 3_600_000).toISOString()
  const body = { consent: { status: 'granted', expiresAt }, ...published }
  await api.patch(`/people/${person.id}`, { as: editor.session, body })
  await tellOfRunOutConsents(server.payload, now)
  expect(await deliverQueued(server.payload)).toEqual([])
  await tellOfRunOutConsents(server.payload, now + 3_600_001)
  await tellOfRunOutConsents(server.payload, now + 7_200_000)
  const mails = await deliverQueued(server.payload)
  expect(mails).toHaveLength(2)
  expect(mails[0]?.text).toContain(`${media.filename} (People shown)`)
})

test('a change that fails decides nothing, and tells nobody', async () => {
  const { id } = await create<Person>('people', { ...factories.people(), ...published })
  const body = { fullName: ' ', consent: { status: 'withdrawn' }, ...published }
  expect((await api.patch(`/people/${id}`, { as: editor.session, body })).status).toBe(400)
  const where = { documentId: { equals: id } }
  const log = await api.get('/consent-log', { as: editor.session, query: { where } })
  expect(log.body.docs).toEqual([])
  expect(await deliverQueued(server.payload)).toEqual([])
})
