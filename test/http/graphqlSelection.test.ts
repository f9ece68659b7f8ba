import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  type IntrospectionQuery,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { fieldsOf } from '../../src/api/graphql/createQueryReader.ts'
import { publicCollections } from '../../src/delivery/contentChanges.ts'
import { loadSampleContent } from '../../src/seed/loadSampleContent.ts'
import { createAccount } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let schema: GraphQLSchema
beforeAll(async () => {
  server = await startTestServer({ CACHE_MAX_MB: '0' })
  await loadSampleContent(server.payload)
  await server.payload.create({
    collection: 'redirects',
    data: { from: '/old', to: { type: 'custom', url: 'https://example.org' } },
  })
  schema = buildClientSchema((await ask(getIntrospectionQuery())) as unknown as IntrospectionQuery)
}, 120_000)
afterAll(() => server.close())

type Answer = Record<string, { docs: Record<string, unknown>[] }>

async function ask(query: string, as = ''): Promise<Answer> {
  const response = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(as && { Authorization: as }) },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** A field with what is plain within it. */
function selectionOf({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return name
  if (isUnionType(named)) return `${name} { __typename }`
  const fields = isObjectType(named) ? Object.values(named.getFields()) : []
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type))).map(plainName)
  const documents = fields.some((field) => field.name === 'docs') ? ['docs { id }'] : []
  return `${name} { ${['__typename', ...plain, ...documents].join(' ')} }`
}

const plainName = ({ name }: { name: string }) => name

test('each field of a public document says alone what it says beside all others', async () => {
  for (const collection of publicCollections(server.payload)) {
    const [one, list] = fieldsOf(collection)
    const document = schema.getType(one)
    const fields = isObjectType(document) ? Object.values(document.getFields()) : []
    expect(fields.length).toBeGreaterThan(3)
    const all = fields.map(selectionOf).join(' ')
    const whole = await ask(`{ ${list}(limit: 3) { docs { ${all} } } }`)
    expect(whole[list]?.docs.length).toBeGreaterThan(0)
    for (const field of fields) {
      const alone = await ask(`{ ${list}(limit: 3) { docs { ${selectionOf(field)} } } }`)
      const expected = whole[list]?.docs.map((doc) => ({ [field.name]: doc[field.name] }))
      expect(alone[list]?.docs, `${collection}.${field.name}`).toEqual(expected)
    }
  }
})

test('what is asked for twice, by an alias, in fragments and under conditions is there', async () => {
  const { Posts } = await ask(`
    { Posts(where: { slug: { exists: true } }, limit: 1) {
        docs { title credits { role } ...Names ... on Post { credits { id } heading: title } }
        docs { slug @skip(if: false) }
    } }
    fragment Names on Post { credits { person { name creditAs } } summary }
  `)
  const text: unknown = expect.any(String)
  const person = { name: text, creditAs: text }
  const credits: unknown = expect.arrayContaining([{ id: text, role: text, person }])
  const heading = Posts?.docs[0]?.title
  expect(Posts?.docs).toEqual([{ title: text, heading, slug: text, summary: text, credits }])
})

test('the database is asked for no more than is named', async () => {
  const { db } = server.payload
  const find = db.find.bind(db)
  const selects: unknown[] = []
  db.find = (args) => {
    if (args.collection === 'posts') selects.push(args.select)
    return find(args)
  }
  await ask('{ Posts(limit: 1) { docs { title bodyText projects { title } } totalDocs } }')
  db.find = find
  expect(selects).toEqual([{ id: true, title: true, body: true, projects: true }])
})

test('a person’s testimonials are those that name them, for everybody', async () => {
  const person = await server.payload.create({
    collection: 'people',
    data: { fullName: 'Rosa Field', _status: 'published' },
  })
  for (const [quote, shownAs] of [
    ['We were heard.', 'person'],
    ['It was hard.', 'anonymous'],
    ['It was fun.', 'person'],
  ] as const) {
    await server.payload.create({
      collection: 'testimonials',
      data: {
        quote,
        person: person.id,
        shownAs,
        consent: { status: 'granted' },
        _status: 'published',
      },
    })
  }
  const { Person } = await ask(`{ Person(id: "${person.id}") {
    all: testimonials(count: true, sort: "quote") { docs { quote person { name } } totalDocs hasNextPage }
    first: testimonials(limit: 1, where: { quote: { contains: "fun" } }) { docs { quote } }
  } }`)
  expect(Person).toEqual({
    all: {
      docs: [
        { quote: 'It was fun.', person: { name: 'Rosa Field' } },
        { quote: 'We were heard.', person: { name: 'Rosa Field' } },
      ],
      totalDocs: 2,
      hasNextPage: false,
    },
    first: { docs: [{ quote: 'It was fun.' }] },
  })

  const deletedAt = new Date().toISOString()
  await server.payload.update({ collection: 'people', id: person.id, data: { deletedAt } })
  const { session } = await createAccount(server.payload, 'editor')
  const inTrash = await ask(
    `{ People(trash: true, where: { id: { equals: "${person.id}" } }) {
      docs { testimonials(sort: "quote") { docs { quote } } }
    } }`,
    session,
  )
  expect(inTrash.People?.docs).toEqual([
    { testimonials: { docs: [{ quote: 'It was fun.' }, { quote: 'We were heard.' }] } },
  ])
})
