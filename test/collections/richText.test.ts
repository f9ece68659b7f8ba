import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Post, Testimonial } from '../../src/lib/payload-types.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { type ContentClient, createContentClient, faultyFields } from '../helpers/contentClient.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: ContentClient
let visitor: ContentClient
beforeAll(async () => {
  server = await startTestServer()
  editor = await createContentClient(server, 'editor')
  visitor = await createContentClient(server)
})
afterAll(() => server.close())

const publish = (body: unknown) =>
  editor.send<Post>('POST', 'posts', { title: 'With blocks', body, _status: 'published' })
const fieldsOf = (post: Post) =>
  (post.body?.root.children ?? []).map((node) => node.fields as Record<string, unknown>)

test('a video is kept as its provider and identifier, with a player that respects privacy', async () => {
  const answer = await publish(
    richText(
      block('embed', {
        url: 'https://youtu.be/dQw4w9WgXcQ',
        provider: 'vimeo',
        player: 'https://example.org',
      }),
      block('embed', { url: 'https://vimeo.com/76979871' }),
    ),
  )
  expect(fieldsOf(answer.doc)).toMatchObject([
    {
      provider: 'youtube',
      videoId: 'dQw4w9WgXcQ',
      player: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    },
    {
      provider: 'vimeo',
      videoId: '76979871',
      player: 'https://player.vimeo.com/video/76979871?dnt=1',
    },
  ])
})

test('a video of another site is refused with the reason', async () => {
  const answer = await publish(richText(block('embed', { url: 'https://example.org/film' })))
  expect(answer.status).toBe(400)
  expect(JSON.stringify(answer.errors)).toContain('YouTube or Vimeo')
})

test('every block can be half filled and published', async () => {
  const kinds = [
    'quote',
    'callToAction',
    'eventList',
    'peopleList',
    'gallery',
    'download',
    'embed',
    'accordion',
  ]
  const answer = await publish(
    richText(paragraph('Words'), ...kinds.map((kind) => block(kind, {}))),
  )
  expect(answer.errors).toBeUndefined()
  expect(fieldsOf(answer.doc).slice(1)).toMatchObject(kinds.map((blockType) => ({ blockType })))
})

test('a quote in a block is gone for the public once consent is withdrawn', async () => {
  const testimonial = await editor.send<Testimonial>('POST', 'testimonials', {
    quote: 'Words that are mine',
    consent: { status: 'granted' },
    _status: 'published',
  })
  const { doc } = await publish(richText(block('quote', { testimonial: testimonial.doc.id })))
  const read = async () => JSON.stringify(await visitor.send('GET', `posts/${doc.id}?depth=2`))
  expect(await read()).toContain('Words that are mine')
  await editor.send('PATCH', `testimonials/${testimonial.doc.id}`, {
    consent: { status: 'withdrawn' },
  })
  expect(await read()).not.toContain('Words that are mine')
})

const link = (url: unknown, type = 'link', linkType = 'custom') =>
  paragraph({
    ...paragraph('Read on'),
    type,
    fields: { linkType, newTab: false, url },
  })
const accordion = (content: unknown) =>
  block('accordion', { items: [{ heading: 'More', content }] })

describe('an address that would run a script is refused, in drafts too:', () => {
  const script = ' java\nscript:alert(1)'
  const events = { startsAt: '2027-03-01T14:00:00.000Z', endsAt: '2027-03-01T15:00:00.000Z' }
  test.each([
    ['posts', 'body.url', { body: richText(link(script)) }],
    ['posts', 'body.url', { body: richText(link(script, 'autolink')) }],
    ['posts', 'body.url', { body: richText(link(script, 'link', 'internal')) }],
    ['posts', 'body.url', { body: richText(link('data:text/html,<b>')) }],
    ['posts', 'body.url', { body: richText(block('callToAction', { url: script })) }],
    ['posts', 'body.items.0.content.url', { body: richText(accordion(richText(link(script)))) }],
    ['posts', 'formats.0.url', { formats: [{ url: script }] }],
    ['people', 'bio.url', { name: 'Ann', bio: richText(link(script)) }],
    ['people', 'links.0.url', { name: 'Ann', links: [{ url: script }] }],
    ['projects', 'outputs.0.url', { outputs: [{ title: 'A', url: script }] }],
    ['events', 'signUp.url', { ...events, signUp: { mode: 'elsewhere', url: script } }],
    ['events', 'joiningLink', { ...events, joiningLink: script }],
    ['organisations', 'url', { name: 'Org', url: script }],
    ['redirects', 'to.url', { from: '/a', to: { type: 'custom', url: script } }],
  ])('%s %s', async (slug, field, data) => {
    for (const query of ['?draft=true', '']) {
      const answer = await editor.send('POST', `${slug}${query}`, { title: 'A', ...data })
      expect([answer.status, faultyFields(answer)]).toEqual([400, [field]])
    }
  })
})

test.each(['javascript:alert(1)', 'www.example.org', 'https://', 'a b', ''])(
  'a link to %j is not published',
  async (url) => {
    const answer = await publish(richText(link(url)))
    expect(answer.status).toBe(400)
    expect(faultyFields(answer)[0]).toMatch(/^body/)
  },
)

test.each([
  'https://example.org/a?b=c#d',
  'http://localhost:3000/a',
  'mailto:hello@example.org',
  'tel:+441234',
  '/posts/news',
  '#top',
])('a link to %s is kept as it is', async (url) => {
  const answer = await publish(richText(link(url)))
  expect(answer.errors).toBeUndefined()
  expect(JSON.stringify(answer.doc.body)).toContain(JSON.stringify(url))
})

describe('rich text that no editor writes is refused, not failed on:', () => {
  let deep = paragraph('Deep')
  for (let level = 0; level < 1000; level += 1) deep = { ...paragraph(), children: [deep] }
  test.each([
    ['fields that are null', { ...link('/a'), ...{ type: 'link', fields: null } }],
    ['an autolink without fields', { type: 'autolink', version: 1, children: [] }],
    ['a block without fields', { type: 'block', version: 2 }],
    ['a block that does not exist', block('nope', {})],
    ['an address that is an object', link({ a: 1 })],
    ['a text of a block that is an object', block('callToAction', { heading: {} })],
    ['a list of a block that is none', block('accordion', { items: 'x' })],
    ['children that are text', { ...paragraph(), children: 'x' }],
    ['children that are null', { ...paragraph(), children: [null] }],
    ['a part without a type', { version: 1, children: [] }],
    ['a thousand levels', deep],
  ])('%s', async (_, node) => {
    for (const query of ['?draft=true', '']) {
      const answer = await editor.send('POST', `posts${query}`, {
        title: 'A',
        body: richText(node as ReturnType<typeof paragraph>),
        _status: query ? 'draft' : 'published',
      })
      expect(answer.status).toBe(400)
    }
  })
})

const absent = '01a20aed-98dd-7cbd-9d4f-2b2a3c4d5e6f'

const part = (type: string, more: object) => ({ type, version: 1, ...more })
const linkTo = (value: string) =>
  part('link', {
    children: [part('text', { text: 'here', format: 0, mode: 'normal', style: '', detail: 0 })],
    fields: { linkType: 'internal', doc: { relationTo: 'posts', value } },
  })
const withParts = (...children: object[]) => ({
  root: part('root', { children, direction: null, format: '', indent: 0 }),
})

test.each<[string, object]>([
  ['a link', part('paragraph', { children: [linkTo(absent)] })],
  ['a picture', part('upload', { relationTo: 'media', value: absent, fields: {} })],
  ['a block', block('quote', { testimonial: absent })],
  ['a list in a block', block('eventList', { show: 'chosen', events: [absent] })],
  ['a button', block('callToAction', { reference: { relationTo: 'posts', value: absent } })],
  [
    'text in a block',
    block('accordion', {
      items: [{ content: withParts(part('paragraph', { children: [linkTo(absent)] })) }],
    }),
  ],
])('a reference in %s to a document that there is not is refused', async (_, node) => {
  for (const query of ['', '?draft=true']) {
    const body = { title: 'Dangling', body: withParts(node) }
    const answer = await editor.send<Post>('POST', `posts${query}`, body)
    expect(answer.status).toBe(400)
    expect(faultyFields(answer)[0]).toMatch(/^body/)
    expect(answer.errors?.[0]?.data?.errors?.[0]?.message).toBe('There is no such document.')
  }
})

test.each(['users', 'nonsense', 'constructor'])('a picture among %s is refused', async (slug) => {
  const node = part('upload', { relationTo: slug, value: absent, fields: {} })
  const answer = await publish(withParts(node))
  expect([answer.status, faultyFields(answer)]).toEqual([400, ['body']])
})

test('what a text refers to may go later, and the text be published all the same', async () => {
  const { doc: goes } = await editor.send<Post>('POST', 'posts', { title: 'Goes' })
  const text = withParts(part('paragraph', { children: [linkTo(goes.id)] }))
  const { doc } = await publish(text)
  expect((await editor.send('DELETE', `posts/${goes.id}`)).status).toBe(200)
  const body = { title: 'Published again', body: text, _status: 'published' }
  const again = await editor.send('PATCH', `posts/${doc.id}`, body)
  expect(again.status, JSON.stringify(again.errors)).toBe(200)
})
