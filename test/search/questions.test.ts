import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { loadSampleContent } from '../../src/seed/loadSampleContent.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

type Found = {
  collection: string
  id: string
  title: string
  slug: string | null
  url: string
  date: string | null
  summary: string | null
  excerpt: string
  highlights: { title: string; excerpt: string }
}

let server: TestServer
let api: ReturnType<typeof createApi>

const _status = 'published' as const
const frontend = 'https://site.example.org'

beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: frontend })
  api = createApi(server.url)
  const { payload } = server
  await loadSampleContent(payload)
  const post = (data: Parameters<typeof factories.posts>[0]) =>
    payload.create({ collection: 'posts', data: factories.posts({ _status, ...data }) })
  const person = (fullName: string) =>
    payload.create({ collection: 'people', data: factories.people({ _status, fullName }) })

  for (const name of ['Zoë Łukasik', 'Niamh O’Reilly', 'Jean-Luc Müller']) await person(name)
  await post({ title: 'Written in one', summary: 'What fundraising takes.' })
  await post({ title: 'Written with a hyphen', summary: 'What fund-raising takes.' })
  await post({ title: 'Written in two', summary: 'What fund raising takes.' })
  const dates = { older: '2024-01-01T00:00:00.000Z', newer: '2025-01-01T00:00:00.000Z' }
  const told = (words: string) => richText(paragraph(words))
  await post({ title: 'Quokka', publishedAt: dates.older })
  await post({ title: 'The quokka and its friends', publishedAt: dates.older })
  await post({ title: 'Newer in the text', body: told('A quokka.'), publishedAt: dates.newer })
  await post({ title: 'Older in the text', body: told('A quokka.'), publishedAt: dates.older })
  await post({
    title: 'Marks & <b>markup</b>',
    body: richText(
      paragraph('<script>alert("wombat")</script> of the wombat’s day'),
      block('accordion', {
        items: [{ heading: 'Of numbats', content: richText(paragraph('Bilbies sleep.')) }],
      }),
      block('callToAction', { heading: 'Bandicoots', text: 'Come and see.', label: 'Visit them' }),
    ),
  })
}, 120_000)
afterAll(() => server.close())

async function find(query: Record<string, unknown>) {
  const { status, body } = await api.get('/search', { query })
  expect(body.errors).toBeUndefined()
  expect(status).toBe(200)
  return { ...body, docs: body.docs as unknown as Found[] }
}
const titlesOf = async (query: Record<string, unknown>) =>
  (await find(query)).docs.map(({ title }) => title)

describe('what is found', () => {
  test.each([
    ['naheen', ['Naheen']],
    ['NAHEEN', ['Naheen']],
    ['Nahen', ['Naheen']],
    ['nahene', ['Naheen']],
    ['nah', ['Naheen']],
    ['Yasmin', ['Yesmin']],
    ['Choloe', ['Chloe', 'What we have been up to: May 2023']],
    ['Chlooe', ['Chloe', 'What we have been up to: May 2023']],
    ['Zoe', ['Zoë Łukasik']],
    ['ZOË', ['Zoë Łukasik']],
    ['zoe lukasik', ['Zoë Łukasik']],
    ['lukazik', ['Zoë Łukasik']],
    ['O’Reilly', ['Niamh O’Reilly']],
    ["o'reilly", ['Niamh O’Reilly']],
    ['oreilly', ['Niamh O’Reilly']],
    ['o reilly', ['Niamh O’Reilly']],
    ['reilly', ['Niamh O’Reilly']],
    ['muller', ['Jean-Luc Müller']],
    ['jeanluc', ['Jean-Luc Müller']],
    ['jean luc', ['Jean-Luc Müller']],
    ['quokka', ['Quokka', 'The quokka and its friends', 'Newer in the text', 'Older in the text']],
    ['numbats', ['Marks & <b>markup</b>']],
    ['bilbies', ['Marks & <b>markup</b>']],
    ['bandicoots visit', ['Marks & <b>markup</b>']],
    ['cuppa at an evening', ['Co-Pro Cuppa in the evening', 'What we have been up to: May 2023']],
    ['no such thing anywhere', []],
    ['2024', []],
    ['😀 🎉', []],
    ['"', []],
    ['quokka" OR "naheen', []],
    ['NEAR(quokka naheen)', []],
    ['title:quokka', []],
    ['"quokka', ['Quokka', 'The quokka and its friends', 'Newer in the text', 'Older in the text']],
    [
      '-quokka*',
      ['Quokka', 'The quokka and its friends', 'Newer in the text', 'Older in the text'],
    ],
    ['مرحبا', []],
  ])('by %s', async (q, titles) => {
    expect(await titlesOf({ q })).toEqual(titles)
  })

  test.each(['fundraising', 'fund-raising', 'fund raising', 'FUND‑RAISING'])(
    'in one word or in two, by %s',
    async (q) => {
      const titles = ['Written in one', 'Written in two', 'Written with a hyphen']
      expect((await titlesOf({ q })).sort()).toEqual(titles)
    },
  )

  test('is described as a document, with where to read it', async () => {
    const [cuppa] = (await find({ q: 'co-pro cuppa in the evening' })).docs
    expect(cuppa).toMatchObject({
      collection: 'events',
      title: 'Co-Pro Cuppa in the evening',
      slug: 'co-pro-cuppa-in-the-evening',
      url: `${frontend}/events/co-pro-cuppa-in-the-evening`,
      highlights: {
        title: '<mark>Co</mark>-<mark>Pro</mark> <mark>Cuppa</mark> in the <mark>evening</mark>',
      },
    })
    expect(cuppa?.date).toMatch(/^20.*Z$/)
    expect(cuppa?.summary).toMatch(/^Our monthly get-together/)
    const [quote] = (await find({ q: 'hurry wall', type: 'testimonials' })).docs
    expect(quote?.url).toBe(`${server.url}/preview/testimonials/${quote?.id}`)
  })

  test('is shown as HTML that holds nothing but marks', async () => {
    const [found] = (await find({ q: 'wombat' })).docs
    expect(found?.excerpt).toBe('<script>alert("wombat")</script> of the wombat’s day')
    expect(found?.highlights).toEqual({
      title: 'Marks &amp; &lt;b&gt;markup&lt;/b&gt;',
      excerpt:
        '&lt;script&gt;alert(&quot;<mark>wombat</mark>&quot;)&lt;/script&gt; of the <mark>wombat’s</mark> day',
    })
  })
})

describe('what is found is narrowed', () => {
  test('by type, once or more often', async () => {
    const types = async (query: object) =>
      new Set((await find({ q: 'the', limit: 100, ...query })).docs.map((doc) => doc.collection))
    expect(await types({ type: 'posts' })).toEqual(new Set(['posts']))
    const both = new Set(['events', 'projects'])
    expect(await types({ type: 'projects,events' })).toEqual(both)
    expect(await types({ type: ['events', 'projects'] })).toEqual(both)
  })

  test('by topic', async () => {
    const titles = ['Co-production training for PhD students in Mental Health Sciences']
    expect(await titlesOf({ q: 'co-production', topic: 'training' })).toEqual(titles)
    expect(await titlesOf({ q: 'co-production', topic: ['training', 'none'] })).toEqual(titles)
    expect(await titlesOf({ q: 'co-production', topic: 'none' })).toEqual([])
  })

  test.each([
    [{ from: '2023-04-27' }, ['April', 'May']],
    [{ from: '2023-04-28' }, ['May']],
    [{ to: '2023-04-27' }, ['March', 'April']],
    [{ to: '2023-04-26' }, ['March']],
    [{ from: '2023-04-26T23:00:00Z', to: '2023-04-26T23:00:00Z' }, ['April']],
    [{ from: '2023-04-27T00:00', to: '2023-04-27T00:00' }, ['April']],
    [{ from: '2023-04-27T00:01:00+01:00' }, ['May']],
    [{ from: '2023-05-01', to: '2023-04-01' }, []],
  ])('by date, of which a day begins and ends in London: %j', async (dates, titles) => {
    const days = { March: '2023-03-27', April: '2023-04-27', May: '2023-05-27' }
    for (const [month, day] of Object.entries(days)) {
      const title = `Echidna in ${month}`
      const { docs } = await server.payload.find({
        collection: 'events',
        where: { title: { equals: title } },
      })
      await Promise.all(docs.map(({ id }) => server.payload.delete({ collection: 'events', id })))
      await server.payload.create({
        collection: 'events',
        data: factories.events({
          title,
          startsAt: `${day}T00:00`,
          endsAt: `${day}T01:00`,
          _status,
        }),
      })
    }
    const expected = titles.map((month) => `Echidna in ${month}`)
    expect((await titlesOf({ q: 'echidna', ...dates })).sort()).toEqual(expected.sort())
  })

  test('into pages, each document on one of them', async () => {
    const whole = await find({ q: 'the', limit: 100 })
    const { totalDocs } = whole
    expect(totalDocs).toBe(whole.docs.length)
    const seen: Found[] = []
    const totalPages = Math.ceil(totalDocs / 3)
    for (let page = 1; page <= totalPages; page++) {
      const answer = await find({ q: 'the', limit: 3, page })
      const isLast = page === totalPages
      expect(answer).toMatchObject({ totalDocs, limit: 3, page, totalPages, hasNextPage: !isLast })
      seen.push(...answer.docs)
    }
    expect(seen).toEqual(whole.docs)
    expect(await find({ q: 'the', limit: 3, page: totalPages + 1 })).toMatchObject({ docs: [] })
  })

  test.each([
    [undefined, 10],
    ['0', 100],
    ['1000', 100],
    ['7', 7],
  ])('limit %s is %d', async (limit, used) => {
    expect(await find({ q: 'the', limit })).toMatchObject({ limit: used })
  })
})

test.each<[string, string]>([
  ['', 'q'],
  ['?q=', 'q'],
  [`?q=${'a'.repeat(201)}`, 'q'],
  [`?q=${'a'.repeat(10_000)}`, 'q'],
  ['?q[a]=b', 'q'],
  ['?q=a&q=b', 'q'],
  ['?q=a&type=users', 'type'],
  ['?q=a&type=posts,registrations', 'type'],
  ['?q=a&type[a]=posts', 'type'],
  ['?q=a&from=yesterday', 'from'],
  ['?q=a&from=2023-02-30', 'from'],
  ['?q=a&to=2023-13-01', 'to'],
  ['?q=a&to=2023-02-30T10:00:00Z', 'to'],
  ['?q=a&limit=-1', 'limit'],
  ['?q=a&limit=1.5', 'limit'],
  ['?q=a&limit=abc', 'limit'],
  ['?q=a&page=-1', 'page'],
  ['?q=a&page=99999999999', 'page'],
  [`?q=a&topic=${Array.from({ length: 21 }, (_, n) => `topic-${n}`).join(',')}`, 'topic'],
])('%s is refused, naming the parameter', async (search, name) => {
  const { status, body } = await api.get(`/search${search}`)
  expect(status).toBe(400)
  expect(body.errors[0]?.message).toContain(`\`${name}\``)
})

test.each(['?q=%00', '?q=%ED%A0%80', '?q=%'])('%s is refused', async (search) => {
  expect((await api.get(`/search${search}`)).status).toBe(400)
})

test('questions that mean the same are one answer, kept by whoever asks again each time', async () => {
  const one = await api.get('/search?q=Zo%C3%AB&type=posts,people')
  const other = await api.get('/search?type=people&type=posts&q=zoe&unknown=1')
  expect(one.headers.get('cache-control')).toBe('public, no-cache')
  expect(other.headers.get('etag')).toBe(one.headers.get('etag'))
  const headers = { 'If-None-Match': one.headers.get('etag') ?? '' }
  expect((await api.get('/search?q=zoe&type=people,posts', { headers })).status).toBe(304)
  const cookie = await api.get('/search?q=zoe', { headers: { Cookie: 'a=b' } })
  expect(cookie.headers.get('cache-control')).toBe('private, no-store')
})
