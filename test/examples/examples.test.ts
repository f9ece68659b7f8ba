import { HtmlValidate } from 'html-validate'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { loadSampleContent } from '../../src/seed/loadSampleContent.ts'
import { factories } from '../helpers/factories.ts'
import { elementsOf } from '../helpers/html.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const frontend = 'https://collective.example'
const published = { _status: 'published' } as const

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: frontend })
  await loadSampleContent(server.payload)
  await addWhatIsHidden(server)
}, 120_000)
afterAll(() => server.close())

/** A post and an event of people who are not named, and with what the public must not see. */
async function addWhatIsHidden({ payload }: TestServer): Promise<void> {
  const addPerson = (fullName: string, rest: object) =>
    payload.create({ collection: 'people', data: { fullName, ...rest } })
  const anonymous = await addPerson('Wilhelmina Hidden', { creditAs: 'anonymous', ...published })
  const draft = await addPerson('Draftine Hidden', { _status: 'draft' })
  const people = [{ person: anonymous.id, role: 'co-author' }, { person: draft.id }]
  await payload.create({
    collection: 'posts',
    data: factories.posts({ title: 'Fish & <b>chips</b>', credits: people, ...published }),
  })
  await payload.create({
    collection: 'events',
    data: factories.events({
      title: 'Tea in New York',
      startsAt: '2199-01-15T14:00:00.000Z',
      endsAt: '2199-01-15T15:00:00.000Z',
      timeZone: 'America/New_York',
      joiningLink: 'https://join.example/hidden',
      hosts: people,
      ...published,
    }),
  })
}

/** Runs the commands that an example's README shows first, word for word. */
async function runExample(name: string): Promise<string> {
  const readme = readFileSync(`examples/${name}/README.md`, 'utf8')
  const [, commands = ''] = /```sh\n([\s\S]*?)\n```/.exec(readme) ?? []
  const { stdout } = await promisify(execFile)('sh', ['-ec', commands], {
    env: { ...process.env, CMS_URL: server.url },
  })
  return stdout
}

test('over REST: events, a post with its credits, a search', async () => {
  const output = await runExample('sdk')
  expect(output).toMatch(/- Co-Pro Cuppa in the evening: Tuesday, .* at 17:00/)
  expect(output).toContain('- Chloe, editor\n- Co-Production Collective, publisher\n- Nicc, author')
  expect(output).toContain('- The Peer Worker Community of Excellence (projects)')
})

test('over GraphQL: a project with its partners, events with their hosts', async () => {
  const output = await runExample('graphql')
  expect(output).toContain('The Peer Worker Community of Excellence (active)')
  expect(output).toContain('- Co-Production Collective, lead')
  expect(output).toMatch(
    /- Tea in New York: Tuesday, 15 January 2199 at 09:00, with A contributor\n/,
  )
})

describe('the static site', () => {
  const folder = 'examples/static-site/_site'
  let pages: { name: string; html: string }[]
  const page = (name: string) => pages.find((one) => one.name === name)?.html ?? ''

  beforeAll(async () => {
    mkdirSync(path.join(folder, 'people'), { recursive: true })
    writeFileSync(path.join(folder, 'people/withdrawn.html'), 'From the last build')
    await runExample('static-site')
    pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => ({ name, html: readFileSync(path.join(folder, name), 'utf8') }))
  }, 120_000)

  test('has a page for each public document, and none for others', async () => {
    const slugs = await Promise.all(
      (['posts', 'events', 'projects', 'people'] as const).map(async (collection) => {
        const { docs } = await server.payload.find({
          collection,
          limit: 100,
          overrideAccess: false,
        })
        return ['', ...docs.map(({ slug }) => `${slug}/`)].map((end) => `${collection}/${end}`)
      }),
    )
    const expected = ['', ...slugs.flat()].map((address) => `${address}index.html`)
    expect(pages.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
    expect(page('posts/index.html')).not.toContain('A day with peer workers')
  })

  test('shows nothing that is not public', () => {
    expect(pages.filter(({ html }) => /hidden|was taken back/i.test(html))).toEqual([])
  })

  test('names people as they wish, in the order that was chosen', () => {
    const linesOf = (address: string) =>
      elementsOf(page(address)).flatMap(({ name, text }) => (name === 'li' ? [text.trim()] : []))
    expect(linesOf('posts/update-may-2023/index.html').slice(-3)).toEqual([
      'Chloe, editor',
      'Co-Production Collective, publisher',
      'Nicc, author',
    ])
    expect(linesOf('posts/fish-and-b-chips-b/index.html').at(-1)).toBe('A contributor, co-author')
  })

  test('tells the time by the clocks of an event’s place', () => {
    expect(page('events/tea-in-new-york/index.html')).toContain(
      '<time datetime="2199-01-15T14:00:00.000Z">Tuesday, 15 January 2199 at 09:00 GMT-5</time>',
    )
  })

  test('is sound and accessible HTML, whatever the titles are', async () => {
    const checker = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'doctype-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off' },
    })
    for (const { html, name } of pages) {
      const { results } = await checker.validateString(html)
      const faults = results.flatMap(({ messages }) => messages.map(({ message }) => message))
      expect([name, ...faults]).toEqual([name])
      expect(elementsOf(html).filter((element) => element.name === 'h1')).toHaveLength(1)
    }
    expect(page('posts/fish-and-b-chips-b/index.html')).toContain(
      '<h1>Fish &amp; &lt;b&gt;chips&lt;/b&gt;</h1>',
    )
  })

  test('leads nowhere that does not exist, neither on the site nor on the server', async () => {
    const addresses = new Set(
      pages.flatMap(({ html }) =>
        elementsOf(html).flatMap(({ attributes: { href, src } }) => href ?? src ?? []),
      ),
    )
    const onSite = [...addresses]
      .map((address) => new URL(address, frontend))
      .filter(({ origin }) => origin === frontend)
      .map(({ pathname }) =>
        path.join(folder, pathname, path.extname(pathname) ? '' : 'index.html'),
      )
    expect(onSite.filter((file) => !existsSync(file))).toEqual([])
    expect(onSite.length).toBeGreaterThan(20)
    const onServer = [...addresses].filter((address) => address.startsWith(server.url))
    const answers = await Promise.all(
      onServer.map(async (address) => ({ address, status: (await fetch(address)).status })),
    )
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(onServer).toContain(`${server.url}/feeds/posts.rss`)
  })
})
