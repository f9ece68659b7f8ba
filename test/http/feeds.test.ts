import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Person, Post, Topic } from '../../src/lib/payload-types.ts'
import { createAccount } from '../helpers/accounts.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
import { expectReadOnly } from '../helpers/expectReadOnly.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const frontend = 'https://example.org/site'
const paths = ['/feeds/posts.rss', '/feeds/posts.atom', '/feeds/posts.json']
const body = {
  root: {
    type: 'root',
    version: 1,
    direction: null,
    format: '',
    indent: 0,
    children: [{ type: 'paragraph', version: 1, children: [{ type: 'text', text: 'Fish & <b>' }] }],
  },
}

let server: TestServer
let editor: ContentClient
let topic: Topic
let full: Post
let picture: { url: string; filesize: number }
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: frontend })
  editor = await createContentClient(server, 'editor')
  const as = (await createAccount(server.payload, 'editor')).session
  const media = await upload(server, { as, content: await jpeg(), fields: { alt: 'A square' } })
  picture = { url: `${server.url}${media.doc.url}`, filesize: Number(media.doc.filesize) }
  topic = await create<Topic>('topics', { name: 'Care & rights' })
  const person = (creditAs: string, fullName: string) =>
    create<{ id: string }>('people', { fullName, creditAs, _status: 'published' })
  const zoe = await person('first-name', 'Zoe Secretname')
  const hidden = await person('anonymous', 'Nobody Knowsme')
  const group = await create<{ id: string }>('organisations', { name: 'A & B <group>' })
  full = await create<Post>('posts', {
    title: 'Ampers& <and> “quotes” \u0007 ]]>',
    summary: 'In short.',
    body,
    heroImage: media.doc.id,
    topics: [topic.id],
    credits: [
      { person: zoe.id, role: 'author' },
      { person: hidden.id, role: 'editor' },
      { organisation: group.id },
      { person: zoe.id, role: 'facilitator' },
    ],
    publishedAt: '2030-01-02T03:04:05.000Z',
    _status: 'published',
  })
  await create('posts', { ...factories.posts(), _status: 'published' })
})
afterAll(() => server.close())

async function create<Doc>(path: string, data: object): Promise<Doc> {
  const { doc, status } = await editor.send<Doc>('POST', path, data)
  expect(status).toBe(201)
  return doc
}

const read = async (path: string): Promise<string> => (await fetch(server.url + path)).text()

const authors = ['Zoe', 'A contributor', 'A & B <group>']
const title = 'Ampers& <and> “quotes”  ]]>'
const html = '<p>Fish &amp; &lt;b></p>'
const parts = () => ({
  id: `urn:uuid:${full.id}`,
  link: `${frontend}/posts/${full.slug}`,
  updated: full.updatedAt,
})

test('RSS has all that the specification asks for, and all of a post', async () => {
  const text = await read('/feeds/posts.rss')
  expect(XMLValidator.validate(text)).toBe(true)
  const feed = parseRssFeed(text)
  expect(feed).toMatchObject({
    title: 'News of the collective',
    link: frontend,
    language: 'en-GB',
    atom: { links: [{ rel: 'self', href: `${server.url}/feeds/posts.rss` }] },
  })
  expect(feed.description).toBeTruthy()
  const item = feed.items?.[0]
  expect(item).toMatchObject({
    title,
    link: parts().link,
    guid: { value: parts().id, isPermaLink: false },
    pubDate: 'Wed, 02 Jan 2030 03:04:05 GMT',
    description: 'In short.',
    categories: [{ name: 'Care & rights' }],
    dc: { creators: authors },
    enclosures: [{ url: picture.url, type: 'image/jpeg', length: picture.filesize }],
  })
  expect(item?.content?.encoded).toBe(html)
})

test('Atom has all that the specification asks for, and all of a post', async () => {
  const text = await read('/feeds/posts.atom')
  expect(XMLValidator.validate(text)).toBe(true)
  const feed = parseAtomFeed(text)
  expect(feed.id).toBe(`${server.url}/feeds/posts.atom`)
  expect(Date.parse(feed.updated ?? '')).toBeGreaterThanOrEqual(Date.parse(full.updatedAt))
  expect(feed.links).toContainEqual(
    expect.objectContaining({ rel: 'self', href: `${server.url}/feeds/posts.atom` }),
  )
  const entry = feed.entries?.[0]
  expect(entry).toMatchObject({
    id: parts().id,
    title: { value: title },
    published: '2030-01-02T03:04:05.000Z',
    updated: parts().updated,
    authors: authors.map((name) => ({ name })),
    categories: [{ term: 'Care & rights' }],
  })
  expect(JSON.stringify(entry?.content)).toContain(JSON.stringify(html))
  expect(entry?.links).toEqual([
    { rel: 'alternate', type: 'text/html', href: parts().link },
    { rel: 'enclosure', type: 'image/jpeg', href: picture.url, length: picture.filesize },
  ])
  // For the entry that credits nobody.
  expect(feed.authors).toEqual([{ name: 'The collective' }])
})

test('JSON Feed has all that the specification asks for, and all of a post', async () => {
  const text = await read('/feeds/posts.json')
  const feed = parseJsonFeed(JSON.parse(text))
  expect(JSON.parse(text)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: `${server.url}/feeds/posts.json`,
    home_page_url: frontend,
    language: 'en-GB',
  })
  expect(feed.items?.[0]).toMatchObject({
    id: parts().id,
    url: parts().link,
    summary: 'In short.',
    content_html: html,
    image: picture.url,
    date_published: '2030-01-02T03:04:05.000Z',
    date_modified: parts().updated,
    authors: authors.map((name) => ({ name })),
    tags: ['Care & rights'],
    attachments: [{ url: picture.url, mime_type: 'image/jpeg', size_in_bytes: picture.filesize }],
  })
})

test.each(paths)('%s can be read by topic, and by nothing else', async (path) => {
  const byTopic = await read(`${path}?topic=${topic.slug}&anything=1`)
  expect(byTopic).toContain(full.id)
  expect(byTopic).toContain(`${path}?topic=${topic.slug}`)
  expect(byTopic.match(/urn:uuid:/g)).toHaveLength(1)
  expect(await read(`${path}?page=2`)).toBe(await read(path))
  for (const [query, status] of [
    ['topic=nothing', 404],
    ['topic=', 404],
    [`topic=${topic.slug}&topic=${topic.slug}`, 400],
  ] as const) {
    const response = await fetch(`${server.url}${path}?${query}`)
    const answer = (await response.json()) as { errors: { message: string }[] }
    expect([response.status, answer.errors[0]?.message]).toEqual([
      status,
      expect.stringContaining('`topic`'),
    ])
  }
})

test.each([...paths, '/sitemap.xml', '/robots.txt'])(
  '%s is read again for nothing, and only read',
  (path) => expectReadOnly(server.url + path),
)

test('feeds and pages say what they are, and the front page leads to them', async () => {
  const typeOf = async (path: string) =>
    (await fetch(server.url + path)).headers.get('Content-Type')
  expect(await Promise.all([...paths, '/sitemap.xml', '/robots.txt'].map(typeOf))).toEqual([
    'application/rss+xml; charset=utf-8',
    'application/atom+xml; charset=utf-8',
    'application/feed+json; charset=utf-8',
    'application/xml; charset=utf-8',
    'text/plain; charset=utf-8',
  ])
  const page = await read('/')
  for (const path of [...paths, '/feeds/events.ics']) {
    expect(page).toMatch(
      new RegExp(`<link rel="alternate" type="[^"]+" title="[^"]+" href="${path}">`),
    )
  }
})

test('a post that fits into no feed takes no other with it', async () => {
  const broken = await create<Post>('posts', { ...factories.posts(), _status: 'published' })
  const { hooks } = server.payload.collections.posts.config
  const spoil = ({ doc }: { doc: Post }) =>
    doc.id === broken.id ? { ...doc, publishedAt: 'never' } : doc
  hooks.afterRead.push(spoil)
  for (const path of paths) {
    const text = await read(path)
    expect(text).toContain(full.id)
    expect(text).not.toContain(broken.id)
  }
  hooks.afterRead.splice(hooks.afterRead.indexOf(spoil), 1)
})

test('the sitemap lists every page with its last change, and robots.txt leads there', async () => {
  const hidden = await create<Post>('posts', {
    ...factories.posts(),
    meta: { noIndex: true },
    _status: 'published',
  })
  const project = await create<Post>('projects', {
    ...factories.projects(),
    title: '日本 & friends',
    _status: 'published',
  })
  const text = await read('/sitemap.xml')
  expect(XMLValidator.validate(text)).toBe(true)
  const { urlset } = new XMLParser({ ignoreAttributes: false }).parse(text) as {
    urlset: { '@_xmlns': string; url: { loc: string; lastmod: string }[] }
  }
  expect(urlset['@_xmlns']).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  expect(urlset.url).toContainEqual({ loc: parts().link, lastmod: full.updatedAt })
  expect(urlset.url).toContainEqual({
    loc: `${frontend}/projects/${encodeURIComponent(String(project.slug))}`,
    lastmod: project.updatedAt,
  })
  expect(urlset.url.filter(({ loc }) => loc.includes('/people/'))).toHaveLength(2)
  expect(text).not.toContain(hidden.slug)
  expect((await fetch(`${server.url}/sitemap-2.xml`)).status).toBe(404)
  expect(await read('/robots.txt')).toContain(`\nSitemap: ${server.url}/sitemap.xml\n`)
})

test.each(paths)(
  '%s names everybody credited as they wish now, in the order of the piece',
  async (path) => {
    const person = (fullName: string) =>
      create<{ id: string }>('people', { fullName, _status: 'published' })
    const [wren, abel] = [await person('Wren Openname'), await person('Abel Openname')]
    const credits = [
      { person: wren.id, role: 'author' },
      { person: abel.id, role: 'facilitator' },
    ]
    const post = { ...factories.posts(), credits, _status: 'published' }
    const { id } = await create<Post>('posts', post)
    const names = async () => {
      const items = (await read(path)).split(/<item>|<entry>|\{"id"/)
      const item = items.find((one) => one.includes(id)) ?? ''
      return ['Wren Openname', 'Abel Openname', 'Wren', 'Abel', 'A contributor']
        .map((name) => [item.search(new RegExp(`[">]${name}[<"]`)), name] as const)
        .filter(([at]) => at >= 0)
        .sort(([one], [other]) => one - other)
        .map(([, name]) => name)
        .slice(0, 2)
    }
    expect(await names()).toEqual(['Wren Openname', 'Abel Openname'])
    const change = async (route: string, data: object) => {
      expect((await editor.send('PATCH', route, { ...data, _status: 'published' })).status).toBe(
        200,
      )
    }
    await change(`people/${wren.id}`, { creditAs: 'first-name' })
    expect(await names()).toEqual(['Wren', 'Abel Openname'])
    await change(`posts/${id}`, { creditsOrder: 'alphabetical' })
    expect(await names()).toEqual(['Abel Openname', 'Wren'])
    await change(`people/${abel.id}`, { creditAs: 'anonymous' })
    expect(await names()).toEqual(['A contributor', 'Wren'])
    await change(`people/${wren.id}`, { consent: { status: 'withdrawn' } })
    expect((await names())[0]).toBe('A contributor')
    expect(await read(path)).not.toContain('Openname')
  },
)

test('a photograph of somebody who takes their consent back leaves them, and comes again', async () => {
  const person = await create<Person>('people', { ...factories.people(), _status: 'published' })
  const as = (await createAccount(server.payload, 'editor')).session
  const fields = { alt: 'Somebody at work', people: [person.id] }
  const photograph = await upload(server, { as, content: await jpeg(), fields })
  const gallery = {
    type: 'block',
    version: 2,
    fields: { blockType: 'gallery', images: [photograph.doc.id] },
  }
  await create('posts', {
    ...factories.posts(),
    heroImage: photograph.doc.id,
    body: { root: { ...body.root, children: [...body.root.children, gallery] } },
    _status: 'published',
  })
  const decide = (status: string) =>
    editor.send('PATCH', `people/${person.id}`, { consent: { status }, _status: 'published' })
  const shown = async () => {
    const texts = await Promise.all([...paths, '/sitemap.xml', '/feeds/events.ics'].map(read))
    return texts.map((text) => /Somebody at work/.test(text) || text.includes(stored))
  }
  const stored = String(photograph.doc.filename).replace(/\.\w+$/, '')
  const address = `/people/${person.slug}<`
  expect(await shown()).toEqual([true, true, true, false, false])
  expect(await read('/sitemap.xml')).toContain(address)
  expect((await decide('withdrawn')).status).toBe(200)
  expect(await shown()).toEqual([false, false, false, false, false])
  expect(await read('/sitemap.xml')).not.toContain(address)
  expect((await decide('granted')).status).toBe(200)
  expect(await shown()).toEqual([true, true, true, false, false])
})

test('what is not public is in none of them', async () => {
  const draft = await editor.send<Post>('POST', 'posts?draft=true', { title: 'Hush hush' })
  await editor.send('PATCH', `posts/${full.id}?draft=true`, { title: 'Changed in a draft' })
  const withdrawn = await create<{ id: string }>('testimonials', {
    quote: 'Please do not quote me.',
    consent: { status: 'withdrawn' },
    _status: 'published',
  })
  const quote = {
    type: 'block',
    version: 2,
    fields: { blockType: 'quote', testimonial: withdrawn.id },
  }
  await create('posts', {
    ...factories.posts(),
    body: { root: { ...body.root, children: [...body.root.children, quote] } },
    _status: 'published',
  })
  for (const path of [...paths, '/sitemap.xml', '/feeds/events.ics']) {
    const text = await read(path)
    for (const secret of [
      'Hush',
      draft.doc.id,
      'in a draft',
      'Secretname',
      'Knowsme',
      'quote me',
    ]) {
      expect(text).not.toContain(secret)
    }
  }
})
