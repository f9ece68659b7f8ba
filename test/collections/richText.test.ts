import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Post, Testimonial } from '../../src/lib/payload-types.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
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
