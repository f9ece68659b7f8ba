import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Media, Person, Testimonial } from '../../src/lib/payload-types.ts'
import { createAccounts, type Account } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { deliverQueued } from '../helpers/deliverQueued.ts'
import { factories } from '../helpers/factories.ts'
import { elementsOf, textIn } from '../helpers/html.ts'
import { download, jpeg, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let editor: Account
let create: ReturnType<typeof createDocuments>
const mails: { to: unknown; subject: string; text: string }[] = []
beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: 'loopback' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  editor = accounts.editor
  create = createDocuments(api, editor.session)
  server.payload.sendEmail = (mail) => {
    mails.push(mail as (typeof mails)[number])
    return Promise.resolve()
  }
})
afterAll(() => server.close())

const published = { _status: 'published' }

type Asked = { id: string; url: string; expiresAt: string; mailed: boolean }

const askFor = async (collection: string, id: string, email?: string): Promise<Asked> => {
  const { body, status } = await api.post('/consent-links/ask', {
    as: editor.session,
    body: { collection, id, email },
  })
  expect(status).toBe(201)
  return body as unknown as Asked
}

/** The page of a link, on the port that the server really has. */
const addressOf = ({ url }: Pick<Asked, 'url'>) => server.url + new URL(url).pathname
const open = (link: Asked) => fetch(addressOf(link))

async function send(link: Asked, fields: [string, string][], shown?: string): Promise<Response> {
  const html = await (await open(link)).text()
  const inputs = elementsOf(html.replace(/^.*<body>/s, ''))
  const hash = inputs.find(({ attributes }) => attributes.name === 'shown')?.attributes.value
  return fetch(addressOf(link), {
    method: 'POST',
    body: new URLSearchParams([['shown', shown ?? hash ?? ''], ...fields]),
    redirect: 'manual',
  })
}

const logOf = async (documentId: string) => {
  const query = { where: { documentId: { equals: documentId } }, sort: 'createdAt' }
  return (await api.get('/consent-log', { as: editor.session, query })).body.docs
}
const statusOf = async (route: string) => (await api.get(route)).status

describe('a participant and a testimonial', () => {
  test('sees it, agrees, is named as they wish, and withdraws by the same link', async () => {
    const { id } = await create<Testimonial>('testimonials', {
      ...factories.testimonials({ attribution: 'Ada of the Tuesday group', consent: {} }),
      ...published,
      quote: 'It changed <b>how</b> I think.',
    })
    const link = await askFor('testimonials', id, 'ada@example.org')
    await expect.poll(() => mails.map(({ to }) => to)).toContain('ada@example.org')
    expect(mails.find(({ to }) => to === 'ada@example.org')?.text).toContain(link.url)

    const page = await open(link)
    expect(page.status).toBe(200)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    expect(textIn(await page.text())).toContain('It changed <b>how</b> I think.')
    expect(await statusOf(`/testimonials/${id}`)).toBe(404)

    const nothing = await send(link, [
      ['decision', 'grant'],
      ['naming', 'anonymous'],
    ])
    expect(nothing.status).toBe(400)
    expect(await nothing.text()).toContain('Please choose at least one thing')
    const granted = await send(link, [
      ...[
        ['decision', 'grant'],
        ['naming', 'anonymous'],
        ['uses', 'website'],
      ],
    ] as [string, string][])
    expect([granted.status, granted.headers.get('location')]).toEqual([
      303,
      `${new URL(link.url).pathname}?saved`,
    ])
    const shown = await api.get(`/testimonials/${id}`)
    expect(shown.body).toMatchObject({ shownAs: 'anonymous' })
    expect(JSON.stringify(shown.body)).not.toContain('Ada')
    expect(await (await open(link)).text()).toContain('It is public.')

    await deliverQueued(server.payload)
    expect((await send(link, [['decision', 'withdraw']])).status).toBe(303)
    expect(await statusOf(`/testimonials/${id}`)).toBe(404)
    const told = { subject: expect.stringMatching(/^Consent ended/) as string }
    expect(await deliverQueued(server.payload)).toMatchObject([told, told])
    expect(await logOf(id)).toMatchObject([
      {
        status: 'granted',
        statusBefore: 'pending',
        uses: ['website'],
        naming: 'anonymous',
        namingBefore: 'person',
        by: 'link',
        decidedBy: link.id,
        method: 'form',
      },
      { status: 'withdrawn', statusBefore: 'granted', by: 'link' },
    ])
    expect(JSON.stringify(await logOf(id))).not.toContain('Ada')
  })

  test('agrees to nothing but what was shown', async () => {
    const { id } = await create<Testimonial>('testimonials', {
      ...factories.testimonials({ consent: {} }),
      ...published,
    })
    const link = await askFor('testimonials', id)
    const html = await (await open(link)).text()
    const hash = /name="shown" value="([^"]+)"/.exec(html)?.[1]
    const body = { quote: 'Other words', ...published }
    await api.patch(`/testimonials/${id}`, { as: editor.session, body })
    const fields: [string, string][] = [
      ['decision', 'grant'],
      ['naming', 'anonymous'],
      ['uses', 'website'],
    ]
    const refused = await send(link, fields, hash)
    expect(refused.status).toBe(409)
    const again = await refused.text()
    expect(again).toContain('Nothing was saved')
    expect(again).toContain('Other words')
    expect(await statusOf(`/testimonials/${id}`)).toBe(404)
    expect(await logOf(id)).toEqual([])
    expect((await send(link, fields)).status).toBe(303)
    expect(await statusOf(`/testimonials/${id}`)).toBe(200)
  })
})

describe('a person', () => {
  const names = { fullName: 'Grace Brewster Hopper', role: 'Facilitator' }

  test('sees each name, and hides their surname on every route', async () => {
    const { id } = await create<Person>('people', { ...factories.people(), ...names, ...published })
    const link = await askFor('people', id)
    const html = await (await open(link)).text()
    for (const name of ['Grace Brewster Hopper', '<strong>Grace</strong>', 'A contributor']) {
      expect(html).toContain(name)
    }
    await send(link, [
      ['decision', 'grant'],
      ['naming', 'first-name'],
      ['uses', 'website'],
    ])
    const { body } = await api.get(`/people/${id}`)
    expect(body).toMatchObject({ name: 'Grace' })
    expect(JSON.stringify(body)).not.toMatch(/hopper/i)
    await send(link, [['decision', 'withdraw']])
    const graphql = await api.graphql(
      `{ People(where: { id: { equals: "${id}" } }) { totalDocs } }`,
    )
    expect(graphql.body.data).toEqual({ People: { totalDocs: 0 } })
    const found = await api.get('/search', { query: { q: 'Grace Facilitator' } })
    expect(JSON.stringify(found.body)).not.toContain(id)
    expect(await (await fetch(`${server.url}/sitemap.xml`)).text()).not.toContain(id)
  })

  test('decides about what is published and about its draft, which stays one', async () => {
    const { id } = await create<Person>('people', {
      ...factories.people(),
      ...published,
      role: 'As published',
    })
    await api.patch(`/people/${id}`, {
      as: editor.session,
      body: { role: 'As drafted' },
      query: { draft: true },
    })
    const link = await askFor('people', id)
    expect(await (await open(link)).text()).toContain('As published')
    await send(link, [['decision', 'withdraw']])
    expect(await statusOf(`/people/${id}`)).toBe(404)
    const draft = await api.get(`/people/${id}`, { as: editor.session, query: { draft: true } })
    expect(draft.body).toMatchObject({
      _status: 'draft',
      role: 'As drafted',
      consent: { status: 'withdrawn', recordedBy: null },
    })
    const live = await api.get(`/people/${id}`, { as: editor.session })
    expect(live.body).toMatchObject({
      _status: 'published',
      role: 'As published',
      consent: { status: 'withdrawn' },
    })
  })

  test('decides about a draft without publishing it', async () => {
    const { id } = await create<Person>(
      'people',
      factories.people({ consent: { status: 'pending' } }),
    )
    const link = await askFor('people', id)
    await send(link, [
      ['decision', 'grant'],
      ['naming', 'full-name'],
      ['uses', 'training'],
    ])
    expect(await statusOf(`/people/${id}`)).toBe(404)
    expect(await logOf(id)).toMatchObject([
      { status: 'pending', by: 'user', decidedBy: editor.id },
      { status: 'granted', uses: ['training'], by: 'link' },
    ])
  })

  test('sees the photographs that wait for them alone, and nobody else does', async () => {
    const content = await jpeg(400, 300)
    const asked = await create<Person>('people', {
      ...factories.people(),
      ...published,
      consent: { status: 'pending' },
    })
    const refusing = await create<Person>('people', {
      ...factories.people(),
      ...published,
      consent: { status: 'withdrawn' },
    })
    const alone = await upload(server, {
      as: editor.session,
      content,
      fields: { alt: 'One at work', people: [asked.id] },
    })
    const both = await upload(server, {
      as: editor.session,
      content,
      fields: { alt: 'Two at work', people: [asked.id, refusing.id] },
    })
    const link = await askFor('people', asked.id)
    const html = await (await open(link)).text()
    expect(html).toContain('One at work')
    expect(html).not.toContain('Two at work')
    const picture = `${addressOf(link)}/files/${alone.doc.filename}`
    const answer = await fetch(picture)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect((await fetch(`${addressOf(link)}/files/${both.doc.filename}`)).status).toBe(404)
    expect((await download(server, alone.doc.url)).status).toBe(404)
    await api.delete(`/consent-links/${link.id}`, { as: editor.session })
    expect((await fetch(picture)).status).toBe(404)
  })
})

test('a file is asked about too', async () => {
  const { doc } = await upload(server, {
    as: editor.session,
    content: await jpeg(400, 300),
    fields: { alt: 'A painting', caption: 'By me', consent: { status: 'pending' } },
  })
  const media: Media = doc
  const link = await askFor('media', media.id)
  const html = await (await open(link)).text()
  expect(html).toContain('By me')
  expect(html).toContain(`/files/${media.filename}`)
  expect(
    (
      await send(link, [
        ['decision', 'grant'],
        ['uses', 'website'],
      ])
    ).status,
  ).toBe(303)
  expect(await statusOf(`/media/${media.id}`)).toBe(200)
})

test('a file that is asked about is sent in the parts that a player asks for', async () => {
  const { doc } = await upload(server, {
    as: editor.session,
    content: 'What we said, word by word.',
    name: 'minutes.txt',
    type: 'text/plain',
    fields: { consent: { status: 'pending' } },
  })
  const link = await askFor('media', doc.id)
  const part = async (range: string) => {
    const address = `${addressOf(link)}/files/${doc.filename}`
    const answer = await fetch(address, { headers: { Range: range } })
    const { headers, status } = answer
    return [status, await answer.text(), headers.get('content-range'), headers.get('cache-control')]
  }
  const store = 'private, no-store'
  expect(await part('bytes=0-3')).toEqual([206, 'What', 'bytes 0-3/27', store])
  expect(await part('bytes=-5')).toEqual([206, 'word.', 'bytes 22-26/27', store])
  expect(await part('bytes=27-')).toEqual([416, '', 'bytes */27', store])
  expect((await part('lines=1'))[0]).toBe(200)
  expect((await download(server, doc.url, { headers: { Range: 'bytes=0-3' } })).status).toBe(404)
})

test('who asks far too often has to wait, and keeps nobody else from deciding', async () => {
  const { id } = await create<Person>('people', { ...factories.people(), ...published })
  const link = await askFor('people', id)
  const ask = (ip: string, path = '', init: RequestInit = {}) =>
    fetch(addressOf(link) + path, { ...init, headers: { 'X-Forwarded-For': ip } })
  const guess = () =>
    fetch(`${server.url}/consent/none`, { headers: { 'X-Forwarded-For': '203.0.113.9' } })
  const guessed = await Promise.all(Array.from({ length: 300 }, guess))
  expect(new Set(guessed.map(({ status }) => status))).toEqual(new Set([404]))
  for (const answer of [
    await ask('203.0.113.9'),
    await ask('203.0.113.9', '/files/none'),
    await ask('203.0.113.9', '', { method: 'POST', body: new URLSearchParams() }),
  ]) {
    expect(answer.status).toBe(429)
    const seconds = Number(answer.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(600)
    const html = await answer.text()
    expect(html).toContain('Please wait a little')
    expect(html).not.toContain(new URL(link.url).pathname)
  }
  expect((await ask('203.0.113.10')).status).toBe(200)
})

describe('a link that does not work tells nothing', () => {
  test('unknown, run out, taken back, of a document in the trash or deleted', async () => {
    const { id } = await create<Person>('people', { ...factories.people(), ...published })
    const other = await create<Person>('people', { ...factories.people(), ...published })
    const [late, back, trashed] = [
      await askFor('people', id),
      await askFor('people', id),
      await askFor('people', other.id),
    ]
    const expiresAt = new Date(Date.now() - 1000).toISOString()
    await server.payload.update({ collection: 'consent-links', id: late.id, data: { expiresAt } })
    expect((await api.delete(`/consent-links/${back.id}`, { as: editor.session })).status).toBe(200)
    const gone = await create<Person>('people', { ...factories.people(), ...published })
    const deleted = await askFor('people', gone.id)
    await api.delete(`/people/${gone.id}`, { as: editor.session })
    const deletedAt = new Date().toISOString()
    await api.patch(`/people/${other.id}`, { as: editor.session, body: { deletedAt } })
    const unknown = { url: `${server.url}/consent/con_${'a'.repeat(43)}` }
    const odd = { url: `${server.url}/consent/nothing` }
    const bodies = new Set<string>()
    for (const { url } of [late, back, trashed, deleted, unknown, odd]) {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(addressOf({ url }), {
          method,
          ...(method === 'POST' && { body: new URLSearchParams({ decision: 'withdraw' }) }),
        })
        expect(answer.status).toBe(404)
        bodies.add(await answer.text())
      }
    }
    expect(bodies.size).toBe(1)
    expect(await statusOf(`/people/${id}`)).toBe(200)
  })

  test('a GET, another form and too long a body change nothing', async () => {
    const { id } = await create<Person>('people', { ...factories.people(), ...published })
    const address = addressOf(await askFor('people', id))
    await fetch(`${address}?decision=withdraw`)
    const json = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"decision":"withdraw"}',
    }
    expect((await fetch(address, json)).status).toBe(415)
    const long = new URLSearchParams({ decision: 'withdraw', more: 'x'.repeat(70_000) })
    expect((await fetch(address, { method: 'POST', body: long })).status).toBe(413)
    const odd = new URLSearchParams({ decision: 'x' })
    expect((await fetch(address, { method: 'POST', body: odd })).status).toBe(400)
    expect(await statusOf(`/people/${id}`)).toBe(200)
    expect(await logOf(id)).toEqual([])
  })
})

describe('who may do what', () => {
  test('only editors and admins ask, see links and the log, and nobody changes it', async () => {
    const { id } = await create<Person>('people', {
      ...factories.people(),
      ...published,
      consent: { status: 'granted' },
    })
    const [entry] = await logOf(id)
    const may = [
      [undefined, false],
      [accounts.contributor.session, false],
      [editor.session, true],
      [accounts.admin.session, true],
      [accounts.contributor.apiKey, false],
    ] as const
    for (const [as, isAllowed] of may) {
      const asked = await api.post('/consent-links/ask', { as, body: { collection: 'people', id } })
      expect(asked.status).toBe(isAllowed ? 201 : 403)
      for (const route of [
        '/consent-links',
        '/consent-log',
        `/people/${id}/places-of-use`,
        `/people/${id}/still-written-in`,
      ]) {
        expect((await api.get(route, { as })).status).toBe(isAllowed ? 200 : 403)
      }
      const body = { status: 'withdrawn' }
      expect((await api.patch(`/consent-log/${entry?.id}`, { as, body })).status).toBe(403)
      expect((await api.delete(`/consent-log/${entry?.id}`, { as })).status).toBe(403)
      expect((await api.post('/consent-log', { as, body })).status).toBe(403)
      const mutation = `mutation { deleteConsentLog(id: "${entry?.id}") { id } }`
      expect(
        (await api.post('/graphql', { as, body: { query: mutation } })).body.errors,
      ).toBeDefined()
    }
    expect(await logOf(id)).toHaveLength(1)
    const links = await api.get('/consent-links', { as: editor.session })
    expect(JSON.stringify(links.body)).not.toContain('tokenHash')
    const where = { tokenHash: { exists: true } }
    expect((await api.get('/consent-links', { as: editor.session, query: { where } })).status).toBe(
      400,
    )
  })

  test.each([
    [{ collection: 'posts' }, 'collection'],
    [{ collection: 'people', id: 5 }, 'id'],
    [{ collection: 'people', id: 'x', email: 'a@b.c\nBcc: d@e.f' }, 'email'],
  ])('%j is refused', async (body, field) => {
    const answer = await api.post('/consent-links/ask', { as: editor.session, body })
    expect([answer.status, answer.body.errors[0]?.message]).toEqual([
      400,
      expect.stringContaining(field),
    ])
  })

  test.each(['none', 'Jo & Sam'])('an unknown document, %s, is not asked about', async (id) => {
    const body = { collection: 'people', id }
    expect((await api.post('/consent-links/ask', { as: editor.session, body })).status).toBe(404)
  })
})
