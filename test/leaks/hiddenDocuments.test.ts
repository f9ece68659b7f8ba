import { getNamedType, type GraphQLSchema } from 'graphql'
import type { CollectionSlug } from 'payload'
import * as qs from 'qs-esm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { askAs, type Question } from '../helpers/askAs.ts'
import { anyOf, conditionsOn, type Condition } from '../helpers/conditions.ts'
import { isAskable, relatedTo, wordOf } from '../helpers/fields.ts'
import { conditionsOf, listOf, readSchema, selectionOf } from '../helpers/graphqlLists.ts'
import { inParallel, inParts } from '../helpers/inParallel.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { askers, createWorlds, type Asker, type Worlds } from '../helpers/worlds.ts'

/*
 * Everything that may be asked is asked in two worlds, whose public documents are the same and whose
 * hidden documents and fields are all different, and more or fewer: no answer may differ, by what it
 * holds, by numbers, order, words of a refusal or entity tag.
 */

let server: TestServer
let worlds: Worlds
let schema: GraphQLSchema

beforeAll(async () => {
  server = await startTestServer()
  worlds = await createWorlds(server.payload)
  schema = await readSchema(server.url)
}, 300_000)
afterAll(() => server.close())

/**
 * One question of so many is asked, others of each collection and by each asker: all of them take
 * minutes. `LEAKS=all` asks them all.
 */
const share = process.env.LEAKS === 'all' ? 1 : 24
const some = <T>(all: readonly T[], turn: number, of = share): T[] =>
  all.filter((_, index) => index % of === turn % of)

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const ofHidden = /zymurgy|quokka|204[12]/
const ofOneWorld = /zymurgy|2041/

/** One condition of each field, so that each operator has its turn. */
const inTheirTurn = (conditions: Condition[], index: number): Condition[] =>
  conditions.slice(index % conditions.length, (index % conditions.length) + 1)

function restQuestions(asker: Asker, slug: CollectionSlug): string[] {
  const { fieldsOf } = worlds
  const isSeen = (about: string, path: string) => !worlds.unreadPart(asker, about, path)
  const visibleIn = (about: string) =>
    fieldsOf(about).filter((named) => isAskable(named) && isSeen(about, named.path))
  const own = visibleIn(slug)
  const names = fieldsOf(slug).flatMap(({ path }) =>
    isSeen(slug, path) && !path.includes('.') ? [path] : [],
  )
  // Whatever is asked of it, one rule says which documents there are.
  const filters = inParts(
    own.flatMap((named) => conditionsOn(worlds, named)),
    30,
  ).map((part, index) => {
    const route = ['?depth=0&limit=100&', '/count?', '?draft=true&trash=true&'][index % 3] ?? ''
    return `${route}where=${json(anyOf(part))}`
  })
  const sorts = own.map(({ path }, index) => `?select[id]=true&sort=${index % 2 ? '-' : ''}${path}`)
  const selects = inParts(names, 6).flatMap((part) =>
    ['?depth=2&limit=100&select=true', '?depth=1&limit=100&select=false'].map((route) => {
      const [start, isSelected] = route.split('select=')
      return start + part.map((name) => `select[${name}]=${isSelected}`).join('&')
    }),
  )
  const states = ['', '&draft=true', '&trash=true', '&draft=true&trash=true'].flatMap((state) =>
    [0, 2, 9].map((depth) => `?limit=100&depth=${depth}${state}`),
  )
  const versions = ['', '&draft=true', '&trash=true', '&sort=-version.createdAt'].map(
    (more) => `/versions?limit=100&depth=1${more}`,
  )
  const documents = worlds.shown
    .filter((one) => one.slug === slug)
    .flatMap(({ id }) =>
      ['', '?depth=3', '?draft=true', '?trash=true&draft=true'].map((more) => `/${id}${more}`),
    )
  const related = worlds
    .relatedFields(slug)
    .filter(
      ({ relation, target, inner }) =>
        inner.path !== 'id' && isSeen(slug, relation.path) && isSeen(target, inner.path),
    )
  const far = [...new Set(related.map(({ relation }) => relation.path))].flatMap((relation) => {
    const possible = related
      .filter((one) => one.relation.path === relation)
      .map(({ inner }) => {
        const path = `${relation}.${inner.path}`
        return conditionsOn(worlds, { path, field: inner.field }, true)
      })
    // No public document holds these words and dates: whatever has them is hidden. What lacks one of
    // them is hidden as well in one of the worlds, or public and found in both.
    const having = possible.map((all) =>
      all.filter(
        ({ operator, operand }) => !operator.startsWith('not') && ofHidden.test(String(operand)),
      ),
    )
    const lacking = possible.map((all) =>
      all.filter(
        ({ operator, operand }) => operator.startsWith('not') && ofOneWorld.test(String(operand)),
      ),
    )
    return [having, lacking].flatMap((all) =>
      inParts(all.flatMap(inTheirTurn), 8).map(
        (part) => `?depth=0&select[id]=true&limit=100&where=${json(anyOf(part))}`,
      ),
    )
  })
  const populated = [...new Set(fieldsOf(slug).flatMap(({ field }) => relatedTo(field)))].flatMap(
    (target) =>
      inParts(
        fieldsOf(target).filter(({ path }) => !path.includes('.')),
        6,
      ).map((part) => {
        const picked = part.map(({ path }) => `populate[${target}][${path}]=true`)
        return `?depth=2&limit=100&${picked.join('&')}`
      }),
  )
  const joined = fieldsOf(slug).flatMap(({ field, path: join }) => {
    const [target] = relatedTo(field)
    if (field.type !== 'join' || !target) return []
    const ask = (settings: object) =>
      `?depth=1&select[${join}]=true&${qs.stringify({ joins: { [join]: { count: true, ...settings } } })}`
    const conditions = visibleIn(target).map((named) => conditionsOn(worlds, named))
    return [
      ...[{ limit: 100 }, { limit: 1 }, { limit: 1, page: 2 }].map(ask),
      ...inParts(visibleIn(target), 8).map((part) =>
        ask({ limit: 100, sort: part.map(({ path }) => path) }),
      ),
      ...inParts(conditions.flatMap(inTheirTurn), 20).map((part) =>
        ask({ limit: 100, where: anyOf(part) }),
      ),
    ]
  })
  const all = [
    ...['/count', ...filters, ...sorts, ...selects, ...states, ...versions, ...documents],
    ...[...far, ...populated, ...joined],
  ]
  return all.map((rest) => `/api/${slug}${rest}`)
}

function graphqlQuestions(asker: Asker, slug: CollectionSlug): string[] {
  const { list, asDrafts, hasVersions, type, where } = listOf(schema, slug)
  const isSeen = (path: string) => !worlds.unreadPart(asker, slug, path)
  const conditions = wordOf.slice(0, 2).flatMap((word) => conditionsOf(where, isSeen, word))
  const sorts = worlds.fieldsOf(slug).filter((named) => isAskable(named) && isSeen(named.path))
  const joins = worlds
    .fieldsOf(slug)
    .flatMap(({ field, path }) => (field.type === 'join' ? [path] : []))
  const pages = '{ totalDocs docs { id } }'
  return [
    ...inParts(conditions, 30).flatMap((part) => {
      const any = `where: { OR: [${part.map(({ text }) => text).join()}] }`
      return [
        `${list}(limit: 100, ${any}) ${pages} count${list}(${any}) { totalDocs }`,
        `${asDrafts} limit: 100, ${any}) ${pages}`,
      ]
    }),
    ...sorts.map(({ path }) => `${list}(limit: 100, sort: "-${path}") ${pages}`),
    ...Object.values(type.getFields()).map(
      ({ name, type: inner }) =>
        `${asDrafts} limit: 20) { docs { ${name} ${selectionOf(getNamedType(inner), 1)} } }`,
    ),
    ...joins.map(
      (join) => `${list} { docs { ${join}(limit: 1, count: true, sort: "id") ${pages} } }`,
    ),
    ...(hasVersions
      ? ['', ', trash: true', ', sort: "-version.createdAt"'].map(
          (more) => `versions${list}(limit: 100${more}) { totalDocs docs { id parent { id } } }`,
        )
      : []),
  ].map((fields) => `{ ${fields} }`)
}

function otherQuestions(): string[] {
  const words = [...wordOf, ...['wal', 'zym', 'zymurgi', 'h0', 'h1'], 'wallaby+zymurgy']
  const topics = ['wallaby 0', 'zymurgy h0', 'quokka h0', 'none'].map(encodeURIComponent)
  const dates = ['2039-01-01', '2040-06-01', '2041-06-01']
  return [
    ...['/', '/sitemap.xml', '/robots.txt', '/feeds/events.ics', '/api/openapi.json'],
    ...['rss', 'atom', 'json'].flatMap((format) => [
      `/feeds/posts.${format}`,
      ...topics.map((topic) => `/feeds/posts.${format}?topic=${topic}`),
    ]),
    ...words.flatMap((word) => [
      `/api/search?limit=100&q=${word}`,
      ...worlds.slugs.map((slug) => `/api/search?limit=1&q=${word}&type=${slug}`),
      ...topics.map((topic) => `/api/search?q=${word}&topic=${topic}`),
      ...dates
        .flatMap((day) => [`from=${day}`, `to=${day}`])
        .map((period) => `/api/search?q=${word}&${period}`),
    ]),
    ...worlds.shown.flatMap(({ slug, id }) => [
      `/preview/${slug}/${id}`,
      `/events/${id}/sign-up`,
      `/api/events/${id}/calendar.ics`,
    ]),
  ]
}

type Answers = Map<string, { told: string; etag: string | null }>

async function answersTo(asker: Asker, questions: Question[]): Promise<Answers> {
  const answers = await inParallel(questions, async (question) => {
    const { status, text, etag } = await askAs(server, worlds, asker, question)
    // Of one document, it names the newest version to those who might change it, and nothing of it.
    const tag = etag?.startsWith('"v-') ? null : etag
    return [nameOf(question), { told: `${status} ${text}`, etag: tag }] as const
  })
  return new Map(answers)
}

const nameOf = ({ path, body }: Question) => `${path} ${JSON.stringify(body ?? '')}`

describe.each(askers)('%s', (asker) => {
  test('gets nothing of what refers to a document where that is hidden', async () => {
    const ids = worlds.hidden.map(({ id }) => id)
    for (const slug of worlds.slugs) {
      const joins = worlds.fieldsOf(slug).filter(({ field }) => field.type === 'join')
      const { text } = await askAs(server, worlds, asker, {
        path: `/api/${slug}?draft=true&trash=true&depth=0&limit=100`,
      })
      const { docs } = JSON.parse(text) as { docs: Record<string, unknown>[] }
      const joined = JSON.stringify(docs.map((doc) => joins.map(({ path }) => doc[path])))
      expect(ids.filter((id) => joined.includes(id))).toEqual([])
    }
  })

  test('is not told of what may be done with a hidden document', async () => {
    const { slug, id } = worlds.hidden[0] ?? { slug: '', id: '' }
    const one = listOf(schema, slug)
    const told = async (of: string) => {
      const body = { query: `{ docAccess${one.one}(id: "${of}") { read { permission } } }` }
      const rest = { path: `/api/${slug}/access/${of}`, method: 'POST', body: {} }
      const answers = [rest, { path: '/api/graphql', body }].map((question) =>
        askAs(server, worlds, asker, question),
      )
      return (await Promise.all(answers)).map(({ status, text }) => [status, text])
    }
    expect(await told(id)).toEqual(await told(uuidv7()))
  })

  test('is told the same in both worlds', async () => {
    const questions: Question[] = [
      ...worlds.slugs.flatMap((slug, turn) => [
        ...some(restQuestions(asker, slug), turn).map((path) => ({ path })),
        ...some(graphqlQuestions(asker, slug), turn).map((query) => ({
          path: '/api/graphql',
          body: { query },
        })),
      ]),
      ...some(otherQuestions(), 0).map((path) => ({ path })),
    ]
    await worlds.goTo(0, asker)
    const before = await answersTo(asker, questions)
    await worlds.goTo(1, asker)
    const after = await answersTo(asker, questions)
    const changed = [...before].filter(([question, { told, etag }]) => {
      const other = after.get(question)
      return other?.told !== told || other.etag !== etag
    })
    expect(
      changed
        .slice(0, 5)
        .map(([question, { told }]) => [
          decodeURIComponent(question).slice(0, 300),
          differenceOf(told, after.get(question)?.told ?? ''),
        ]),
    ).toEqual([])
    const texts = [...before.values()].map(({ told }) => told)
    expect(texts.filter((text) => text.startsWith('5'))).toEqual([])
    expect(texts.filter((text) => text.startsWith('200')).length).toBeGreaterThan(1000 / share)
    expect(texts.join()).toContain(wordOf[0])
    // Whoever has an answer from before is told that it still holds.
    const kept = some(
      [...before].filter(([, { etag }]) => etag),
      0,
    )
    const statuses = await inParallel(kept, async ([question, { etag }]) => {
      const [path = ''] = question.split(' ')
      const { status } = await askAs(
        server,
        worlds,
        asker,
        { path },
        { 'If-None-Match': etag ?? '' },
      )
      return status === 304 ? [] : [path]
    })
    expect(statuses.flat()).toEqual([])
  }, 900_000)

  test('is told the same of a hidden document as of none, whatever is done to it', async () => {
    await worlds.goTo(0, asker)
    const { text } = await askAs(server, worlds, asker, { path: '/api/openapi.json' })
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> }
    const unknown = uuidv7()
    const ofDocuments = worlds.hidden.flatMap(({ slug, id }) => {
      const ways = [
        ...Object.entries(paths).flatMap(([path, operations]) =>
          path.startsWith(`/api/${slug}/`) && /\{id\}/.test(path)
            ? Object.keys(operations).map((method) => ({ path, method: method.toUpperCase() }))
            : [],
        ),
        ...[`/preview/${slug}/{id}`, '/events/{id}/sign-up'].map((path) => ({
          path,
          method: 'GET',
        })),
        ...['draft=true', 'trash=true', 'draft=true&trash=true&depth=2'].map((more) => ({
          path: `/api/${slug}/{id}?${more}`,
          method: 'GET',
        })),
        { path: `/api/${slug}/access/{id}`, method: 'POST' },
        { path: `/api/${slug}/{id}?draft=true&trash=true`, method: 'PATCH' },
        { path: `/api/${slug}/{id}?trash=true`, method: 'DELETE' },
      ]
      const { one } = listOf(schema, slug)
      const may = ['read', 'update', 'delete'].map((name) => `${name} { permission }`).join(' ')
      const queries = [
        ...['', ', trash: true', ', draft: true'].map((more) => `${one}(id: "{id}"${more}) { id }`),
        `docAccess${one}(id: "{id}") { ${may} }`,
      ].map((field) => `{ ${field} }`)
      return [
        ...ways.map((way) => ({ ...way, id, body: way.method === 'GET' ? undefined : {} })),
        ...queries.map((query) => ({ path: '/api/graphql', method: 'POST', id, body: { query } })),
      ]
    })
    const versions = await inParallel(worlds.hidden, versionsOf)
    const questions = some([...ofDocuments, ...versions.flat()], 0, Math.ceil(share / 3))
    const told = async ({ path, method, body }: (typeof questions)[number], id: string) => {
      const at = (words: string) => words.replaceAll('{id}', id)
      const { status, text } = await askAs(server, worlds, asker, {
        path: at(path),
        method,
        ...(body && { body: JSON.parse(at(JSON.stringify(body))) as unknown }),
      })
      return `${status} ${text.replaceAll(id, '{id}')}`
    }
    const differing = await inParallel(questions, async (question) => {
      const [hidden, none] = [await told(question, question.id), await told(question, unknown)]
      return hidden === none ? [] : [[question.method, question.path, question.id, hidden, none]]
    })
    expect(questions.length).toBeGreaterThan(30)
    expect(differing.flat().slice(0, 5)).toEqual([])
  }, 600_000)
})

/** What can be done with the versions of a document. */
async function versionsOf({ slug, id: parent }: { slug: CollectionSlug; id: string }) {
  const { one, hasVersions } = listOf(schema, slug)
  if (!hasVersions) return []
  const { docs } = await server.payload.db.findVersions({
    collection: slug,
    where: { parent: { equals: parent } },
  })
  const query = `{ version${one}(id: "{id}") { id } }`
  return docs.flatMap(({ id }) => [
    { path: `/api/${slug}/versions/{id}`, method: 'GET', id, body: undefined },
    { path: `/api/${slug}/versions/{id}`, method: 'POST', id, body: {} },
    { path: '/api/graphql', method: 'POST', id, body: { query } },
  ])
}

/** Where two answers begin to differ. */
function differenceOf(first: string, second: string): [string, string] {
  let at = 0
  while (at < first.length && first[at] === second[at]) at++
  const from = Math.max(0, at - 150)
  return [first.slice(from, at + 150), second.slice(from, at + 150)]
}
