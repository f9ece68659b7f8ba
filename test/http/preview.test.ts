import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { block, heading, paragraph, richText } from '../../src/seed/richText.ts'
import { type Account, createAccount, createAccounts } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { elementsOf } from '../helpers/html.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: 'https://example.org' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
afterAll(() => server.close())

const make = async (slug: string, data: object, by: Account = accounts.editor) => {
  const { body } = await api.post(`/${slug}`, { as: by.session, body: data })
  return body.doc.id
}
const published = { _status: 'published' }
const open = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(new URL(path, server.url), init)
  return { status: response.status, headers: response.headers, html: await response.text() }
}
const openAs = (path: string, { session }: Account) =>
  open(path, { headers: { Authorization: session } })
const makeLink = async (collection: string, id: string, by: Account = accounts.editor) => {
  const document = { relationTo: collection, value: id }
  const { body } = await api.post('/preview-links', { as: by.session, body: { document } })
  return { id: body.doc.id, address: String(body.doc.address) }
}

describe('what is published', () => {
  test('is a page for all, which caches may keep and search engines leave alone', async () => {
    const path = `/preview/posts/${await make('posts', { ...factories.posts({ title: 'A & B' }), ...published })}`
    const { headers, html, status } = await open(path)
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers.get('Cache-Control')).toBe('public, no-cache')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    expect(html).toContain('<link rel="canonical" href="https://example.org/posts/a-and-b">')
    expect(html).toContain('<h1>A &amp; B</h1>')
    expect(html).not.toContain('Draft')
    const etag = headers.get('ETag') ?? ''
    expect((await open(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
  })

  test('is valid HTML, with all that readers are to know', async () => {
    const { doc } = await upload(server, {
      as: accounts.editor.session,
      content: await jpeg(900, 600),
      fields: { alt: 'Tea', caption: 'At the cuppa', credit: 'Ann' },
    })
    const topics = [await make('topics', factories.topics({ name: 'Equity' }))]
    const organisation = await make('organisations', factories.organisations({ name: 'The Org' }))
    const zoe = await make('people', {
      ...factories.people({ fullName: 'Zoe Doe' }),
      ...published,
      creditAs: 'first-name',
      pronouns: 'they/them',
      role: 'Facilitator',
      organisation,
      photo: doc.id,
      bio: richText(paragraph('A life.')),
      links: [{ label: 'Own page', url: 'https://zoe.example' }],
      contact: { email: 'zoe@private.example' },
    })
    const formats = [{ kind: 'easy-read', url: 'https://example.org/easy' }]
    const common = {
      ...published,
      summary: 'In short.',
      heroImage: doc.id,
      topics,
      formats,
      inPlainWords: 'Easy words.',
      body: richText(heading('First'), paragraph('Text.'), block('gallery', { images: [doc.id] })),
    }
    const project = await make('projects', {
      ...factories.projects({ title: 'The Project' }),
      ...common,
      status: 'active',
      startDate: '2026-02-01T00:00:00.000Z',
      team: [{ person: zoe, role: 'lead' }],
      partners: [{ organisation, role: 'funder' }],
      outputs: [{ title: 'A film', date: '2026-03-01T00:00:00.000Z', url: 'https://film.example' }],
      gallery: [doc.id],
    })
    const event = await make('events', {
      ...factories.events({ title: 'The Event' }),
      ...common,
      kind: 'cuppa',
      status: 'cancelled',
      format: 'hybrid',
      timeZone: 'America/New_York',
      venue: { name: 'Old library', address: '1 High Street', access: ['step-free'] },
      accessProvision: ['live-captions'],
      joiningLink: 'https://join.example/secret',
      hosts: [{ person: zoe, role: 'host' }],
      project,
    })
    const post = await make('posts', {
      ...factories.posts({ title: 'The Post' }),
      ...common,
      creditsOrder: 'alphabetical',
      credits: [{ person: zoe, role: 'author' }, { organisation }],
    })
    const testimonial = await make('testimonials', {
      ...factories.testimonials({ quote: 'Well said.' }),
      ...published,
      person: zoe,
      event,
      project,
    })
    const expected: [string, string, string[]][] = [
      [
        'posts',
        post,
        ['In short.', 'Easy words.', 'Easy Read', 'Equity', 'The Org', 'Zoe', 'author'],
      ],
      ['projects', project, ['Active', '1 February 2026', 'A film', 'Zoe', 'lead', 'Funder']],
      [
        'events',
        event,
        [
          'Cancelled.',
          'Cuppa',
          '09:00 GMT-5',
          'America/New_York',
          'Old library',
          'Step-free',
          'Live captions',
          'The Project',
          'Zoe',
        ],
      ],
      [
        'people',
        zoe,
        [
          'they/them',
          'Facilitator',
          'The Org',
          'A life.',
          'Own page',
          'The Post',
          'The Project',
          'The Event',
        ],
      ],
      ['testimonials', testimonial, ['Well said.', 'Zoe', 'The Event', 'The Project']],
    ]
    const checker = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'doctype-style': 'off', 'no-raw-characters': 'off', 'long-title': 'off' },
    })
    for (const [slug, id, words] of expected) {
      const { html, status } = await open(`/preview/${slug}/${id}`)
      expect([slug, status]).toEqual([slug, 200])
      expect(words.filter((word) => !html.includes(word))).toEqual([])
      expect(html).not.toMatch(/Doe|private\.example|join\.example/)
      const { results } = await checker.validateString(html)
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
    }
    const { html } = await open(`/preview/posts/${post}`)
    expect(html.indexOf('The Org')).toBeLessThan(html.indexOf('Zoe'))
  })

  test('hides who gave a quote and wishes to stay anonymous', async () => {
    const person = await make('people', {
      ...factories.people({ fullName: 'Bea Low' }),
      ...published,
    })
    const id = await make('testimonials', {
      ...factories.testimonials(),
      ...published,
      person,
      attribution: 'The treasurer',
      shownAs: 'anonymous',
    })
    for (const { html, status } of [
      await open(`/preview/testimonials/${id}`),
      await openAs(`/preview/testimonials/${id}`, accounts.admin),
    ]) {
      expect(status).toBe(200)
      expect(html).not.toMatch(/Bea|treasurer/)
    }
  })
})

describe('a draft', () => {
  test.each([
    ['the public', undefined, 404],
    ['another contributor', 'otherContributor', 404],
    ['who made it', 'contributor', 200],
    ['editors', 'editor', 200],
    ['admins', 'admin', 200],
  ] as const)('is for %s: %s %i', async (_, who, status) => {
    const id = await make('posts', { title: 'Not yet', _status: 'draft' }, accounts.contributor)
    const headers = { Authorization: who ? accounts[who].session : '' }
    const answer = await open(`/preview/posts/${id}`, who ? { headers } : {})
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
  })

  test('says so, and stands before what is published for those who may read it', async () => {
    const id = await make('posts', { title: 'Old words', ...published })
    await api.patch(`/posts/${id}`, {
      as: accounts.editor.session,
      query: { draft: true },
      body: { title: 'New words', _status: 'draft' },
    })
    const { html } = await openAs(`/preview/posts/${id}`, accounts.editor)
    expect(html).toContain('New words')
    expect(elementsOf(html).find(({ attributes }) => attributes.role === 'status')?.text).toMatch(
      /^Draft\./,
    )
    const others = await openAs(`/preview/posts/${id}`, accounts.contributor)
    expect(others.html).toContain('Old words')
  })

  test('shows what is around it as the public sees it', async () => {
    const hidden = await make('people', {
      ...factories.people({ fullName: 'Cy Dee' }),
      _status: 'draft',
    })
    const id = await make('posts', { title: 'A', credits: [{ person: hidden }], _status: 'draft' })
    const { html, status } = await openAs(`/preview/posts/${id}`, accounts.admin)
    expect(status).toBe(200)
    expect(html).not.toContain('Cy')
  })
})

describe('a link to a draft', () => {
  let post: string
  let link: { id: string; address: string }
  beforeAll(async () => {
    post = await make('posts', { title: 'For a partner', _status: 'draft' })
    link = await makeLink('posts', post)
  })

  test('shows it to somebody without an account', async () => {
    const { headers, html, status } = await open(link.address)
    expect(status).toBe(200)
    expect(html).toContain('For a partner')
    expect(html).not.toContain('<script')
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
  })

  test('is no use for anything else', async () => {
    const other = await make('posts', { title: 'Another', _status: 'draft' })
    const { pathname, search } = new URL(link.address)
    const forged = [
      search.slice(0, -1),
      `${search}x`,
      `?token=${link.id}`,
      `?token=${link.id}.`,
      '?token=',
      `${search}&token=1`,
      '?token[$ne]=1',
    ]
    for (const address of [
      `/preview/posts/${other}${search}`,
      ...forged.map((query) => pathname + query),
    ]) {
      const answer = await open(address)
      expect([address, answer.status]).toEqual([address, 404])
      expect(answer.html).not.toContain('For a partner')
    }
    const read = await api.get(`/posts/${post}${search}`)
    expect(read.status).toBe(404)
  })

  test('ends with its time', async () => {
    const ended = await makeLink('posts', post)
    await server.payload.db.updateOne({
      collection: 'preview-links',
      id: ended.id,
      data: { expiresAt: new Date(Date.now() - 1000).toISOString() },
    })
    expect((await open(ended.address)).status).toBe(404)
  })

  test('ends when it is taken back', async () => {
    const taken = await makeLink('posts', post)
    await api.delete(`/preview-links/${taken.id}`, { as: accounts.admin.session })
    expect((await open(taken.address)).status).toBe(404)
  })

  test('ends when its document is in the trash', async () => {
    const id = await make('posts', { title: 'To go', _status: 'draft' })
    const { address } = await makeLink('posts', id)
    expect((await open(address)).status).toBe(200)
    await api.patch(`/posts/${id}`, {
      as: accounts.editor.session,
      body: { deletedAt: new Date().toISOString() },
    })
    expect((await open(address)).status).toBe(404)
  })

  test('ends when whoever made it may not read the draft any more, or is gone', async () => {
    const leaving = await createAccount(server.payload, 'editor')
    const { address } = await makeLink('posts', post, leaving)
    const answers = [(await open(address)).status]
    await server.payload.update({
      collection: 'users',
      id: leaving.id,
      data: { role: 'contributor' },
    })
    answers.push((await open(address)).status)
    await server.payload.delete({ collection: 'users', id: leaving.id })
    answers.push((await open(address)).status)
    expect(answers).toEqual([200, 404, 404])
  })

  test('shows a quote until consent is withdrawn or runs out', async () => {
    const id = await make('testimonials', { quote: 'Mine', consent: { status: 'pending' } })
    const { address } = await makeLink('testimonials', id)
    const answers = [(await open(address)).status]
    for (const consent of [
      { status: 'withdrawn' },
      { status: 'granted', expiresAt: '2020-01-01T00:00:00.000Z' },
    ]) {
      await api.patch(`/testimonials/${id}`, { as: accounts.editor.session, body: { consent } })
      answers.push((await open(address)).status)
    }
    expect(answers).toEqual([200, 404, 404])
    const staff = await openAs(`/preview/testimonials/${id}`, accounts.editor)
    expect(staff.status).toBe(200)
  })

  test('is made only for what its maker may read, and only for a while', async () => {
    const body = { document: { relationTo: 'posts', value: post } }
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const made = await Promise.all([
      api.post('/preview-links', { as: accounts.contributor.session, body }),
      ...[inDays(-1), inDays(91), null].map((expiresAt) =>
        api.post('/preview-links', { as: accounts.editor.session, body: { ...body, expiresAt } }),
      ),
    ])
    const faults = made.map(({ body: { errors } }) => errors[0]?.data?.errors?.[0]?.path)
    expect(made.map(({ status }) => status)).toEqual([400, 400, 400, 400])
    expect(faults).toEqual(['document', 'expiresAt', 'expiresAt', 'expiresAt'])
  })

  test('is listed for whoever made it, and for editors', async () => {
    const own = await make('posts', { title: 'Own', _status: 'draft' }, accounts.contributor)
    const { id } = await makeLink('posts', own, accounts.contributor)
    const query = { where: { 'document.value': { equals: own } }, depth: 0 }
    const listed = async (as?: string) => {
      const { body } = await api.get('/preview-links', { as, query })
      return (body.docs ?? []).map((doc) => doc.id)
    }
    expect(await listed(accounts.contributor.session)).toEqual([id])
    expect(await listed(accounts.editor.session)).toEqual([id])
    expect(await listed(accounts.otherContributor.session)).toEqual([])
    expect(await listed()).toEqual([])
  })
})

test.each([
  'posts/01a20cd1-13ba-7648-85aa-6221153a220c',
  'posts/x',
  'posts/__proto__',
  'users/01a20cd1-13ba-7648-85aa-6221153a220c',
  'constructor/01a20cd1-13ba-7648-85aa-6221153a220c',
])('there is no page at /preview/%s', async (path) => {
  const { headers, html, status } = await open(`/preview/${path}`)
  expect([status, headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect(html).toContain('There is nothing to see here')
})
