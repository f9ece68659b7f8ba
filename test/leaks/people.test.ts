import { getNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Person } from '../../src/lib/payload-types.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { createAccount } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { readSchema, selectionOf } from '../helpers/graphqlLists.ts'
import { addressesOf, jpeg, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

/** In everything that nobody outside may learn, and nowhere else. */
const secret = 'zymurgy'
/** In what may be shown: that it is found proves that the walk sees anything. */
const shown = 'Wallaby'

const _status = 'published' as const
const past = new Date(Date.now() - 60_000).toISOString()
const future = new Date(Date.now() + 3_600_000).toISOString()

const namings: NonNullable<Person['creditAs']>[] = ['full-name', 'first-name', 'anonymous']
const consents = {
  'not recorded': { status: 'not-recorded' },
  pending: { status: 'pending' },
  granted: { status: 'granted', expiresAt: future },
  withdrawn: { status: 'withdrawn' },
  expired: { status: 'granted', expiresAt: past },
} as const
const stages = {
  published: { _status },
  draft: { _status: 'draft' as const },
  trashed: { _status, deletedAt: past },
}

type Consent = keyof typeof consents
type Stage = keyof typeof stages
const isPublic = (consent: Consent, stage: Stage) =>
  stage === 'published' && (consent === 'not recorded' || consent === 'granted')

const everyone = namings.flatMap((creditAs) =>
  (Object.keys(consents) as Consent[]).flatMap((consent) =>
    (Object.keys(stages) as Stage[]).map((stage) => ({ creditAs, consent, stage })),
  ),
)

let server: TestServer
let contributor: string
let schema: GraphQLSchema
/** Addresses of everything there is, hidden documents too. */
const documents: { collection: string; id: string; slug?: string | null }[] = []
const files: string[] = []

beforeAll(async () => {
  server = await startTestServer()
  const { payload } = server
  const editor = await createAccount(payload, 'editor')
  const { user } = editor
  contributor = (await createAccount(payload, 'contributor')).session
  const note = <Doc extends { id: string; slug?: string | null }>(collection: string, doc: Doc) => {
    documents.push({ collection, id: doc.id, slug: doc.slug ?? null })
    return doc.id
  }
  const people: string[] = []
  for (const { creditAs, consent, stage } of everyone) {
    const isSeen = isPublic(consent, stage)
    const first = isSeen ? shown : secret
    const data = factories.people({
      ...stages[stage],
      fullName:
        creditAs === 'anonymous'
          ? `${secret} ${secret}y`
          : creditAs === 'first-name'
            ? `${first} ${secret}`
            : `${first} Person`,
      creditAs,
      consent: { ...consents[consent], notes: secret },
      contact: { email: `${secret}@example.org`, phone: secret, notes: secret },
      summary: isSeen ? shown : secret,
      reviewNote: secret,
    })
    people.push(note('people', await payload.create({ collection: 'people', data, user })))
  }
  // Versions and addresses from before somebody wished to be hidden.
  for (const creditAs of ['first-name', 'anonymous'] as const) {
    const data = factories.people({ _status, fullName: `${shown} ${secret}` })
    const { id } = await payload.create({ collection: 'people', data, user })
    const after = await payload.update({ collection: 'people', id, data: { creditAs }, user })
    await payload.update({
      collection: 'people',
      id,
      data: { summary: secret, creditAs: 'full-name' },
      draft: true,
      user,
    })
    people.push(note('people', after))
  }

  const photos: string[] = []
  const visible = people.filter((_, index) => {
    const person = everyone[index]
    return person && isPublic(person.consent, person.stage)
  })
  for (const consent of Object.keys(consents) as Consent[]) {
    // One person whose consent does not hold keeps the whole photograph back.
    for (const pictured of [people, visible]) {
      const hidden = pictured === people || !isPublic(consent, 'published')
      const { doc } = await upload(server, {
        as: editor.session,
        content: await jpeg(),
        name: `${secret}-photo.jpg`,
        fields: {
          alt: hidden ? secret : shown,
          caption: hidden ? secret : shown,
          people: pictured,
          consent: { ...consents[consent], notes: secret },
        },
      })
      photos.push(note('media', doc))
      files.push(...addressesOf(doc))
    }
  }
  // Documents keep their names, until somebody is shown.
  const paper = await upload(server, {
    as: editor.session,
    content: 'Only words',
    name: `${secret}.txt`,
    fields: {},
  })
  note('media', paper.doc)
  files.push(...addressesOf(paper.doc))
  await payload.update({ collection: 'media', id: paper.doc.id, data: { people }, user })

  const quotes: string[] = []
  for (const [index, person] of people.entries()) {
    for (const shownAs of ['person', 'anonymous'] as const) {
      const data = factories.testimonials({
        _status,
        person,
        shownAs,
        attribution: shownAs === 'person' ? shown : secret,
        quote: `${shown} said ${index}`,
        consent: { status: 'granted', notes: secret },
      })
      quotes.push(note('testimonials', await payload.create({ collection: 'testimonials', data })))
    }
  }
  const body = richText(
    paragraph(shown),
    block('peopleList', {
      people: people.filter((_, index) => everyone[index]?.stage !== 'trashed'),
    }),
    block('gallery', { images: photos }),
    ...quotes.slice(0, 6).map((testimonial) => block('quote', { testimonial })),
  )
  const rows = people.map((person) => ({ person, role: 'author' }))
  const common = { _status, body, heroImage: photos[1] ?? null, summary: shown, reviewNote: secret }
  for (const creditsOrder of ['as-ordered', 'alphabetical'] as const) {
    const data = factories.posts({
      ...common,
      creditsOrder,
      credits: rows,
      testimonials: quotes.slice(0, 6),
    })
    note('posts', await payload.create({ collection: 'posts', data, user }))
  }
  const projects = factories.projects({ ...common, team: rows, gallery: photos })
  note('projects', await payload.create({ collection: 'projects', data: projects, user }))
  const events = factories.events({
    ...common,
    hosts: rows,
    speakers: rows,
    joiningLink: `https://meet.example.org/${secret}`,
  })
  note('events', await payload.create({ collection: 'events', data: events, user }))

  schema = await readSchema(server.url)
}, 300_000)
afterAll(() => server.close())

async function ask(path: string, as?: string, body?: unknown) {
  const response = await fetch(new URL(path, server.url), {
    redirect: 'manual',
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...(as ? { Authorization: as } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
  })
  const headers = JSON.stringify([...response.headers])
  return { status: response.status, text: await response.text(), headers }
}

/** What tells something, of all that is at these addresses. */
async function leaksIn(paths: string[], as?: string): Promise<string[]> {
  const leaks: string[] = []
  for (const path of paths) {
    const { headers, text } = await ask(path, as)
    const all = (headers + text).toLowerCase()
    // A refusal repeats what was asked.
    if (all.includes(secret) && !path.includes(secret)) {
      const at = all.indexOf(secret)
      leaks.push(`${path}: ${all.slice(Math.max(0, at - 200), at + 60)}`)
    }
  }
  return leaks
}

type Described = { paths: Record<string, Record<string, unknown>> }

/** Every address that is read, with the documents there are in the place of its parameters. */
async function describedPaths(): Promise<string[]> {
  const { paths } = JSON.parse((await ask('/api/openapi.json')).text) as Described
  return Object.entries(paths)
    .filter(([, operations]) => 'get' in operations)
    .flatMap(([path]) => {
      const collection = path.split('/')[2]
      if (!path.includes('{')) return [path]
      if (path.includes('{filename}')) return files
      return documents
        .filter((document) => document.collection === collection)
        .map(({ id }) => path.replace(/\{[^}]+\}/, id))
    })
    .filter((path) => !path.includes('{'))
}

const lists = () =>
  server.payload.config.collections
    .filter(({ slug }) => !slug.startsWith('payload-'))
    .map(({ flattenedFields, slug }) => ({ slug, names: flattenedFields.map(({ name }) => name) }))

test('no address that is described tells what people hide', async () => {
  const paths = await describedPaths()
  expect(paths.length).toBeGreaterThan(100)
  expect(await leaksIn(paths)).toEqual([])
}, 300_000)

test('nor do lists in any depth, by any field, as drafts, from the trash or as versions', async () => {
  const paths = lists().flatMap(({ names, slug }) => [
    ...[0, 1, 2, 3].map((depth) => `/api/${slug}?limit=100&depth=${depth}`),
    `/api/${slug}?limit=100&draft=true`,
    `/api/${slug}?limit=100&trash=true`,
    `/api/${slug}/versions?limit=100`,
    ...names.map((name) => `/api/${slug}?limit=100&select[${name}]=true`),
    ...names.map((name) => `/api/${slug}?limit=5&sort=${name}`),
    ...names.map((name) => `/api/posts?limit=5&depth=2&populate[${slug}][${name}]=true`),
  ])
  expect(await leaksIn(paths)).toEqual([])
}, 300_000)

test('nor do feeds, calendars, the sitemap, pages, the search and what is refused', async () => {
  const paths = [
    ...['/', '/feeds/posts.rss', '/feeds/posts.atom', '/feeds/posts.json', '/feeds/events.ics'],
    ...['/sitemap.xml', '/robots.txt', '/api/docs', '/api/redirects?limit=100', '/nowhere'],
    ...[shown, 'contributor', 'person', 'author', 'said'].map(
      (q) => `/api/search?q=${q}&limit=100`,
    ),
    ...documents.map(({ collection, id }) => `/preview/${collection}/${id}`),
    ...documents
      .filter(({ collection }) => collection === 'events')
      .map(({ id }) => `/api/events/${id}/calendar.ics`),
    ...documents.map(({ collection, id }) => `/api/${collection}/versions/${id}`),
    ...files,
  ]
  expect(await leaksIn(paths)).toEqual([])
  const found = JSON.parse((await ask(`/api/search?q=${secret}`)).text) as { totalDocs: number }
  expect(found.totalDocs).toBe(0)
}, 300_000)

test('nobody asks by what is hidden: a filter by it is refused or finds nothing', async () => {
  for (const { names, slug } of lists()) {
    for (const name of [...names, 'contact.email', 'consent.notes', 'version.fullName']) {
      const path = `/api/${slug}?where[${name}][like]=${secret}`
      const { status, text } = await ask(path)
      const docs = (JSON.parse(text) as { docs?: unknown[] }).docs ?? []
      expect([path, status < 500, docs]).toEqual([path, true, []])
    }
  }
}, 300_000)

test('nor does GraphQL, by any list, and any field of its documents or those beside them', async () => {
  const query = schema.getQueryType() as GraphQLObjectType
  const lists = Object.values(query.getFields()).filter(({ type }) =>
    getNamedType(type).name.endsWith('s'),
  )
  let answered = 0
  for (const field of lists) {
    const documentsOf = (getNamedType(field.type) as GraphQLObjectType).getFields().docs
    if (!documentsOf) continue
    const type = getNamedType(documentsOf.type) as GraphQLObjectType
    // One field a question: all of them at once are more than anybody may ask.
    for (const one of Object.values(type.getFields())) {
      const inner = selectionOf(getNamedType(one.type), 1)
      const question = `{ ${field.name}(limit: 100) { docs { ${one.name} ${inner} } } }`
      const { text } = await ask('/api/graphql', undefined, { query: question })
      expect([question, text.toLowerCase().includes(secret)]).toEqual([question, false])
      answered += Number(!text.includes('"errors"'))
    }
  }
  expect(answered).toBeGreaterThan(100)
}, 300_000)

test('contributors learn no more of people than the public does', async () => {
  const paths = lists()
    .filter(({ slug }) => slug !== 'media')
    .flatMap(({ slug }) => [
      `/api/${slug}?limit=100&depth=2`,
      `/api/${slug}?limit=100&draft=true`,
      `/api/${slug}?limit=100&trash=true`,
      `/api/${slug}/versions?limit=100`,
    ])
  expect(await leaksIn(paths, contributor)).toEqual([])
}, 300_000)

test('the walk sees what there is to see', async () => {
  for (const path of ['/api/people?limit=100', '/api/media', '/feeds/posts.json']) {
    expect((await ask(path)).text).toContain(shown)
  }
})
