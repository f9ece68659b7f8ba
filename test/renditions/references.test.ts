import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import type { Event, Person, Testimonial } from '../../src/lib/payload-types.ts'
import { renderRichTexts } from '../../src/renditions/renderRichTexts.ts'
import { createSite } from '../../src/renditions/site.ts'
import { block, richText } from '../../src/seed/richText.ts'
import { type Account, createAccount } from '../helpers/accounts.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
import { factories } from '../helpers/factories.ts'
import { elementsOf } from '../helpers/html.ts'
import { link, type Node } from '../helpers/lexical.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: ContentClient
let account: Account
beforeAll(async () => {
  server = await startTestServer()
  editor = await createContentClient(server, 'editor')
  account = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())
beforeEach(() => {
  vi.restoreAllMocks()
})

const published = { _status: 'published' }
const create = async <Doc>(slug: string, data: object) =>
  (await editor.send<Doc>('POST', slug, { ...published, ...data })).doc
const rich = (...nodes: Node[]) => richText(...(nodes as ReturnType<typeof block>[]))
const htmlOf = async (...nodes: Node[]) => {
  const site = createSite({ SERVER_URL: server.url, FRONTEND_URL: 'https://example.org' })
  const [html = ''] = await renderRichTexts([rich(...nodes)], 'html', {
    payload: server.payload,
    site,
  })
  return html
}
const linkTo = (relationTo: string, value: unknown) => ({
  type: 'paragraph',
  children: [link({ linkType: 'internal', doc: { relationTo, value } })],
})

test('a quote names its speaker only while both may be seen', async () => {
  const ann = await create<Person>('people', {
    ...factories.people({ fullName: 'Ann Doe' }),
    creditAs: 'first-name',
  })
  const { id } = await create<Testimonial>('testimonials', {
    ...factories.testimonials({ quote: 'My words' }),
    person: ann.id,
    attribution: 'a member',
  })
  const read = () => htmlOf(block('quote', { testimonial: id }))
  expect(await read()).toContain('<figcaption>Ann, a member</figcaption>')

  await editor.send('PATCH', `people/${ann.id}`, { consent: { status: 'withdrawn' } })
  expect(await read()).toContain('<figcaption>a member</figcaption>')

  await editor.send('PATCH', `testimonials/${id}`, { shownAs: 'anonymous' })
  expect(await read()).toBe('<figure><blockquote><p>My words</p></blockquote></figure>')

  await editor.send('PATCH', `testimonials/${id}`, { consent: { status: 'withdrawn' } })
  expect(await read()).toBe('')
})

test('what is a draft, or in the trash, is neither linked nor listed', async () => {
  const draft = await create<Event>('events', { ...factories.events(), _status: 'draft' })
  const gone = await create<Event>('events', factories.events())
  const there = await create<Event>('events', factories.events({ title: 'There' }))
  await editor.send('PATCH', `events/${gone.id}`, { deletedAt: new Date().toISOString() })
  const ids = [draft.id, gone.id, there.id]
  const html = await htmlOf(
    block('eventList', { show: 'chosen', events: ids }),
    block('callToAction', { label: 'Go', reference: { relationTo: 'events', value: draft.id } }),
    ...ids.map((id) => linkTo('events', id)),
  )
  const links = elementsOf(html).filter(({ name }) => name === 'a')
  expect(links.map(({ attributes }) => attributes.href)).toEqual(
    Array.from({ length: 2 }, () => `https://example.org/events/${there.slug}`),
  )
})

test('upcoming events are those that are not over, the next one first', async () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  for (const [title, from, to] of [
    ['Later', 5, 6],
    ['Over', -3, -2],
    ['Under way', -1, 1],
  ] as const) {
    await create('events', factories.events({ title, startsAt: at(from), endsAt: at(to) }))
  }
  const html = await htmlOf(block('eventList', { show: 'upcoming', limit: 2 }))
  const links = elementsOf(html).filter(({ name }) => name === 'a')
  expect(links.map(({ text }) => text)).toEqual(['Under way', 'Later'])
})

test('pictures come with their smaller copies, until consent is withdrawn', async () => {
  const { doc } = await upload(server, {
    as: account.session,
    content: await jpeg(1200, 900),
    fields: { alt: 'Tea' },
  })
  const read = () => htmlOf({ type: 'upload', relationTo: 'media', value: doc.id })
  const image = elementsOf(await read()).find(({ name }) => name === 'img')
  expect(image?.attributes).toMatchObject({ alt: 'Tea', width: '1200', height: '900' })
  const addresses = `${image?.attributes.srcset}`.split(', ').map((source) => source.split(' '))
  expect(addresses.map(([, width]) => width)).toEqual(['640w', '1024w', '1200w'])
  for (const [address = ''] of addresses) expect((await fetch(address)).status).toBe(200)

  await editor.send('PATCH', `media/${doc.id}`, { consent: { status: 'withdrawn' } })
  expect(await read()).toBe('')
})

test('each collection is asked once for many texts', async () => {
  const events = [
    await create<Event>('events', factories.events()),
    await create<Event>('events', factories.events()),
  ]
  const states = events.map(({ id }) => rich(linkTo('events', id), linkTo('people', id)))
  const find = vi.spyOn(server.payload, 'find')
  const site = createSite({ SERVER_URL: server.url })
  const rendered = await renderRichTexts(states, 'html', { payload: server.payload, site })
  expect(rendered).toEqual([
    expect.stringContaining(`/preview/events/${events[0]?.id}"`),
    expect.stringContaining(`/preview/events/${events[1]?.id}"`),
  ])
  expect(find.mock.calls.map(([{ collection }]) => collection)).toEqual(['events', 'people'])
})
