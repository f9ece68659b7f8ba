import { afterAll, beforeAll, expect, test } from 'vitest'

import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { createAccount } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

/** In everything that the public must not find, and nowhere else. */
const secret = 'zymurgy'
/** In everything that it may. */
const shown = 'Wallaby'

let server: TestServer
let api: ReturnType<typeof createApi>
/** The documents that are public. */
let expected: string[]

const _status = 'published' as const
const past = new Date(Date.now() - 60_000).toISOString()
const future = new Date(Date.now() + 3_600_000).toISOString()

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  const { payload } = server
  const { user } = await createAccount(payload, 'editor')
  const ids: Record<string, string> = {}
  const person = async (name: string, data: Parameters<typeof factories.people>[0]) => {
    const collection = 'people'
    ids[name] = (await payload.create({ collection, data: factories.people(data), user })).id
    return ids[name]
  }
  const quote = async (name: string, data: Parameters<typeof factories.testimonials>[0]) => {
    const collection = 'testimonials'
    ids[name] = (await payload.create({ collection, data: factories.testimonials(data), user })).id
    return ids[name]
  }

  const hiddenPerson = { _status, fullName: `${secret} Person`, summary: secret }
  await person('draft', { ...hiddenPerson, _status: 'draft' })
  await person('trashed', { ...hiddenPerson, deletedAt: past })
  await person('pending', { ...hiddenPerson, consent: { status: 'pending' } })
  await person('withdrawn', { ...hiddenPerson, consent: { status: 'withdrawn' } })
  await person('expired', { ...hiddenPerson, consent: { status: 'granted', expiresAt: past } })
  const contact = { email: `${secret}@example.org`, phone: secret, notes: secret }
  const consent = { status: 'granted', expiresAt: future, notes: secret } as const
  const common = { _status, summary: shown, contact, consent, reviewNote: secret }
  const speaker = await person('named', { ...common, fullName: 'Jo Wallaby' })
  await person('first name', { ...common, fullName: `Sam ${secret}`, creditAs: 'first-name' })
  await person('anonymous', { ...common, fullName: `${secret} Jo`, creditAs: 'anonymous' })

  const hiddenQuote = { _status, quote: `${secret} said`, prompt: secret, attribution: secret }
  const granted = { status: 'granted', notes: secret } as const
  const quotes = [
    await quote('draft quote', { ...hiddenQuote, consent: granted, _status: 'draft' }),
    await quote('pending quote', { ...hiddenQuote, consent: { status: 'pending' } }),
    await quote('withdrawn quote', { ...hiddenQuote, consent: { status: 'withdrawn' } }),
    await quote('expired quote', {
      ...hiddenQuote,
      consent: { status: 'granted', expiresAt: past },
    }),
  ]
  await quote('trashed quote', { ...hiddenQuote, consent: granted, deletedAt: past })
  const said = { _status, quote: `${shown} said`, person: speaker, consent: granted }
  await quote('by a person', { ...said, shownAs: 'person', attribution: 'Kookaburra' })
  await quote('in words', { ...said, shownAs: 'attribution', attribution: 'Kookaburra' })
  await quote('anonymous quote', { ...said, shownAs: 'anonymous', attribution: secret })

  const post = await payload.create({
    collection: 'posts',
    data: factories.posts({
      _status,
      title: `${shown} news`,
      body: richText(...quotes.map((testimonial) => block('quote', { testimonial }))),
      credits: Object.values(ids)
        .slice(0, 5)
        .map((id) => ({ person: id, role: 'author' })),
      testimonials: quotes,
    }),
  })
  await payload.update({
    collection: 'posts',
    id: post.id,
    data: { title: `${secret} to come`, body: richText(paragraph(secret)) },
    draft: true,
  })
  for (const hidden of [{ _status: 'draft' as const }, { _status, deletedAt: past }]) {
    const data = { ...hidden, title: secret, summary: secret }
    await payload.create({ collection: 'posts', data: factories.posts(data) })
    await payload.create({ collection: 'projects', data: factories.projects(data) })
    await payload.create({ collection: 'events', data: factories.events(data) })
  }
  const event = await payload.create({
    collection: 'events',
    data: factories.events({
      _status,
      title: `${shown} cuppa`,
      joiningLink: `https://meet.example.org/${secret}`,
      reviewNote: secret,
    }),
  })
  const publicOnes = [
    'named',
    'first name',
    'anonymous',
    'by a person',
    'in words',
    'anonymous quote',
  ]
  expected = [post.id, event.id, ...publicOnes.map((name) => ids[name] ?? '')]
}, 120_000)
afterAll(() => server.close())

test.each([
  secret,
  'zym',
  'zymurgi',
  'zymrugy',
  'zymurgy person',
  'zymurgy said',
  'meet',
  'author',
])('nobody learns from a search for %s that there is something', async (q) => {
  const { status, body } = await api.get('/search', { query: { q, limit: 100 } })
  expect([status, body.totalDocs, body.docs]).toEqual([200, 0, []])
})

test('what is public is found, and holds nothing that is not', async () => {
  const { body } = await api.get('/search', { query: { q: shown, limit: 100 } })
  expect(body.docs.map(({ id }) => id).sort()).toEqual(expected.sort())
  expect(body.totalDocs).toBe(expected.length)
  expect(JSON.stringify(body).toLowerCase()).not.toContain(secret)
  const fields = ['collection', 'date', 'excerpt', 'highlights', 'id', 'slug', 'summary', 'title']
  for (const doc of body.docs) expect(Object.keys(doc).sort()).toEqual([...fields, 'url'])
})

test('an anonymous speaker is found by nothing that says who it is', async () => {
  const titles = async (q: string) =>
    (await api.get('/search', { query: { q, type: 'testimonials' } })).body.docs.length
  expect(await titles('kookaburra')).toBe(2)
  expect(await titles('jo')).toBe(0)
})

test('somebody signed in finds what everybody finds', async () => {
  const { session: as } = await createAccount(server.payload, 'admin')
  const { body } = await api.get('/search', { as, query: { q: secret, draft: true, trash: true } })
  expect(body.totalDocs).toBe(0)
})
