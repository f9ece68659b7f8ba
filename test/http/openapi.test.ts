import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { OpenApiDocument } from '../../src/api/openapi/buildDocument.ts'
import { loadSampleContent } from '../../src/seed/loadSampleContent.ts'
import { createAccount } from '../helpers/accounts.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let admin: string
let document: OpenApiDocument
beforeAll(async () => {
  server = await startTestServer()
  await loadSampleContent(server.payload)
  admin = (await createAccount(server.payload, 'admin')).session
  document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as OpenApiDocument
}, 120_000)
afterAll(() => server.close())

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('the document is the same until the server ends, and may be asked for again by its tag', async () => {
  const { headers } = await fetch(`${server.url}/api/openapi.json`)
  const again = await fetch(`${server.url}/api/openapi.json`, {
    headers: { 'If-None-Match': headers.get('ETag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('every endpoint that Payload serves is described, and nothing else but our own', () => {
  const served = Object.values(server.payload.collections).flatMap(({ config }) =>
    (config.endpoints || []).flatMap(({ method, path }) =>
      spellings(`/api/${config.slug}${path}`).map((spelling) => `${method} ${spelling}`),
    ),
  )
  // The endpoint of a setting, whose key may be any word, stands before these.
  const unreachable = ['get /api/payload-preferences/count', 'post /api/payload-preferences/access']
  const ours = [
    'get /',
    'get /api/access',
    'get /api/docs',
    'get /api/docs/{}',
    'get /api/events/{}/calendar.ics',
    'post /api/events/{}/registrations',
    'get /api/registrations/reg_{}',
    'patch /api/registrations/reg_{}',
    'delete /api/registrations/reg_{}',
    'get /api/graphql',
    'post /api/graphql',
    'get /api/openapi.json',
    'get /api/search',
    'get /consent/{}',
    'post /consent/{}',
    'get /consent/{}/files/{}',
    'get /events/{}/sign-up',
    'post /events/{}/sign-up',
    'get /registrations/{}',
    'post /registrations/{}',
    'get /feeds/events.ics',
    'get /feeds/posts.atom',
    'get /feeds/posts.json',
    'get /feeds/posts.rss',
    'get /healthz',
    'get /preview/{}/{}',
    'get /readyz',
    'get /robots.txt',
    'get /sitemap-{}.xml',
    'get /sitemap.xml',
  ]
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`),
  )
  const expected = [...served, ...ours].filter((one) => !unreachable.includes(one))
  expect(described.toSorted()).toEqual([...new Set(expected)].toSorted())
})

/** A path of Payload's without the names of its parameters; one that may be left out makes two. */
const spellings = (path: string): string[] => {
  const whole = path.replace(/\/:\w+(\??)/g, '/{}$1').replace(/\/$/, '')
  return [...new Set([whole.replace('?', ''), whole.replace('/{}?', '')])]
}

test.each([
  ['the public', () => undefined],
  ['an admin', () => admin],
])('what %s reads is as the document says', async (_who, as) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'api')
  const api = createApi(server.url)
  const lists = Object.keys(document.paths).filter((path) => /^\/api\/[\w-]+$/.test(path))
  const read = lists.filter(
    (path) => !/docs|graphql|search/.test(path) && document.paths[path]?.get,
  )
  const answers = await Promise.all(
    read.map(async (path) => ({
      path,
      ...(await api.get(path.slice('/api'.length), { as: as(), query: { depth: 2, limit: 50 } })),
    })),
  )
  const undeclared = answers.filter(
    ({ path, status }) => !document.paths[path]?.get?.responses[status],
  )
  const wrong = answers
    .filter(({ status }) => status === 200)
    .map(({ path, body }) => {
      const pointer = `#/paths/${path.replaceAll('/', '~1')}/get/responses/200`
      const check = ajv.getSchema(`api${pointer}/content/application~1json/schema`)
      return { path, fits: check?.(body), errors: check?.errors?.slice(0, 3) }
    })
    .filter(({ fits }) => fits !== true)
  expect(undeclared).toEqual([])
  expect(wrong).toEqual([])
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(9)
})

test('the examples are what may be sent, and what is answered', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'api')
  const fits = (pointer: string, example: unknown) =>
    ajv.getSchema(`api#/paths/${pointer}/content/application~1json/schema`)?.(example)
  for (const slug of ['posts', 'events', 'projects', 'people', 'testimonials', 'topics']) {
    const sent = document.paths[`/api/${slug}`]?.post?.requestBody?.content['application/json']
    const read = document.paths[`/api/${slug}/{id}`]?.get?.responses[200]
    expect(sent?.example).toBeDefined()
    expect(fits(`~1api~1${slug}/post/requestBody`, sent?.example)).toBe(true)
    expect(read).toHaveProperty(['content', 'application/json', 'example', 'id'])
    expect(JSON.stringify(read)).not.toMatch(/fullName|consent|joiningLink/)
  }
})

test('an operation is for those whom the rules of access let in', () => {
  const ways = (path: string, method: 'get' | 'post') => document.paths[path]?.[method]
  expect(ways('/api/posts', 'get')?.security).toContainEqual({})
  expect(ways('/api/posts', 'post')?.security).not.toContainEqual({})
  expect(Object.keys(ways('/api/posts', 'post')?.responses ?? {})).toContain('403')
  expect(Object.keys(ways('/api/payload-kv', 'get')?.responses ?? {})).toEqual(['400', '403'])
})

test('the tag of a version is described where it is told and where it is asked for', () => {
  const one = document.paths['/api/posts/{id}']
  const asksFor = { $ref: '#/components/parameters/ifMatch' }
  const tells = { $ref: '#/components/headers/Revision' }
  expect(one?.patch?.parameters).toContainEqual(asksFor)
  expect(one?.patch?.responses[412]).toEqual({ $ref: '#/components/responses/Overtaken' })
  expect(one?.patch?.responses[200]).toHaveProperty('headers.ETag', tells)
  expect(document.paths['/api/posts']?.post?.responses[201]).toHaveProperty('headers.ETag', tells)
  expect(document.paths['/api/users/{id}']?.get?.responses[200]).toHaveProperty(
    'headers.ETag',
    tells,
  )
  expect(document.paths['/api/posts']?.patch?.parameters).not.toContainEqual(asksFor)
})

test('what is sent is described with what it needs', () => {
  const { events_input: event, users_input: user } = document.components.schemas
  expect(event?.properties?.format).toMatchObject({ enum: ['online', 'in-person', 'hybrid'] })
  expect(event?.properties?.startsAt).toMatchObject({ format: 'date-time' })
  expect(user?.properties?.password).toMatchObject({ minLength: 12 })
  expect(user?.properties?.currentPassword).toMatchObject({ writeOnly: true })
  expect(Object.keys(document.paths['/api/users/{id}']?.patch?.responses ?? {})).toContain('429')
  for (const given of ['id', 'createdBy', 'bodyHtml', 'posts']) {
    expect(event?.properties).not.toHaveProperty(given)
  }
})

test('what a search finds is as the document says', async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'api')
  const pointer = '#/paths/~1api~1search/get/responses/200/content/application~1json/schema'
  const check = ajv.getSchema(`api${pointer}`)
  const { body } = await createApi(server.url).get('/search', { query: { q: 'cuppa' } })
  expect(body.totalDocs).toBeGreaterThan(1)
  expect(check?.(body), JSON.stringify(check?.errors)).toBe(true)
})

test('fields with a rule of their own are marked, and secrets are not described', () => {
  const { people, users } = document.components.schemas
  expect(people?.properties?.fullName).toHaveProperty('x-restricted', true)
  expect(people?.properties?.name).not.toHaveProperty('x-restricted')
  for (const secret of ['password', 'currentPassword', 'hash', 'salt', 'resetPasswordToken']) {
    expect(users?.properties).not.toHaveProperty(secret)
  }
})
