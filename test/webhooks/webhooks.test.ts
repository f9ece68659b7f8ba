import type { ServerResponse } from 'node:http'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { Post, Webhook, WebhookDelivery } from '../../src/lib/payload-types.ts'
import { deliverDue } from '../../src/webhooks/deliverDue.ts'
import { noteEndedConsents } from '../../src/webhooks/noteEndedConsents.ts'
import { createAccounts } from '../helpers/accounts.ts'
import { deliverQueued } from '../helpers/deliverQueued.ts'
import { factories } from '../helpers/factories.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let as: string
beforeAll(async () => {
  server = await startTestServer({ WEBHOOKS_ALLOW_PRIVATE_ADDRESSES: 'true' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  as = accounts.editor.session
})
afterAll(() => server.close())

const closers: (() => unknown)[] = []
beforeEach(async () => {
  await server.payload.delete({ collection: 'webhooks', where: { id: { exists: true } } })
  return () => Promise.all(closers.splice(0).map((close) => close()))
})

const everything = {
  collections: [
    'posts',
    'events',
    'projects',
    'people',
    'testimonials',
    'organisations',
    'media',
    'topics',
  ],
  events: ['published', 'changed', 'unpublished', 'deleted'],
} satisfies Partial<Webhook>

/** A webhook and, where it is to be reached, its receiver. */
async function connect(answer?: (response: ServerResponse) => void) {
  const receiver = await startReceiver(answer)
  closers.push(receiver.close)
  const webhook = await server.payload.create({
    collection: 'webhooks',
    data: { name: 'Site', url: `http://hooks.test:${receiver.port}/`, ...everything },
  })
  return { ...receiver, webhook }
}

const deliveries = async (): Promise<WebhookDelivery[]> => {
  const { docs } = await server.payload.find({
    collection: 'webhook-deliveries',
    sort: 'createdAt',
    depth: 0,
    pagination: false,
  })
  return docs
}
const types = async () => (await deliveries()).map(({ type }) => type)
const onlyDelivery = async () => {
  const [delivery] = await deliveries()
  if (!delivery) throw new Error('nothing was noted')
  return delivery
}

const minute = 60_000
const deliver = (options: Partial<Parameters<typeof deliverDue>[1]> = {}) =>
  deliverDue(server.payload, {
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    allowPrivate: true,
    timeout: 15_000,
    now: Date.now,
    random: () => 0,
    ...options,
  })

const create = async <Doc>(path: string, body: object): Promise<Doc & { id: string }> => {
  const answer = await api.post(path, { as, body })
  expect(answer.status).toBe(201)
  return answer.body.doc as unknown as Doc & { id: string }
}
const change = async (path: string, body: object, query = {}) => {
  expect((await api.patch(path, { as, body, query })).status).toBe(200)
}
const publish = (title = 'Open day') => create<Post>('/posts', { title, _status: 'published' })

describe('what is noted', () => {
  beforeEach(() => connect())

  test('a post through its life', async () => {
    const { id } = await create<Post>('/posts', { title: 'Draft', _status: 'draft' })
    await change(`/posts/${id}`, { title: 'Still a draft' }, { draft: true, autosave: true })
    expect(await types()).toEqual([])
    await change(`/posts/${id}`, { _status: 'published' })
    await change(`/posts/${id}`, { title: 'Hidden words' }, { draft: true })
    await change(`/posts/${id}`, { title: 'Public words', _status: 'published' })
    await change(`/posts/${id}`, { _status: 'draft' })
    await change(`/posts/${id}`, { _status: 'published' })
    await change(`/posts/${id}`, { deletedAt: new Date().toISOString() })
    await change(`/posts/${id}`, { deletedAt: null }, { trash: true })
    expect((await api.delete(`/posts/${id}`, { as })).status).toBe(200)
    expect(await types()).toEqual([
      'post.published',
      'post.changed',
      'post.unpublished',
      'post.published',
      'post.unpublished',
      'post.published',
      'post.deleted',
    ])
  })

  test('a draft that is deleted is nobody’s business; what goes from the trash is', async () => {
    const draft = await create<Post>('/posts', { title: 'Draft', _status: 'draft' })
    await api.delete(`/posts/${draft.id}`, { as })
    const topic = await create('/topics', { name: 'Arts' })
    await change(`/topics/${topic.id}`, { deletedAt: new Date().toISOString() })
    await api.delete(`/topics/${topic.id}`, { as, query: { trash: true } })
    expect(await types()).toEqual(['topic.published', 'topic.unpublished', 'topic.deleted'])
  })

  test('a consent that is withdrawn, given again, and runs out', async () => {
    const data = { ...factories.testimonials(), _status: 'published' }
    const { id } = await create('/testimonials', data)
    await change(`/testimonials/${id}`, { consent: { status: 'withdrawn' }, _status: 'published' })
    const expiresAt = new Date(Date.now() + minute).toISOString()
    const consent = { status: 'granted', expiresAt }
    await change(`/testimonials/${id}`, { consent, _status: 'published' })
    await noteEndedConsents(server.payload, Date.now())
    await noteEndedConsents(server.payload, Date.now() + 2 * minute)
    await noteEndedConsents(server.payload, Date.now() + 3 * minute)
    expect(await types()).toEqual([
      'testimonial.published',
      'testimonial.unpublished',
      'testimonial.published',
      'testimonial.unpublished',
    ])
  })

  test('a change of many, each for itself', async () => {
    const made = [await publish('One'), await publish('Two')]
    const where = { id: { in: made.map(({ id }) => id) } }
    await change('/posts', { _status: 'draft' }, { where })
    expect((await types()).slice(2)).toEqual(['post.unpublished', 'post.unpublished'])
  })

  test('nothing of what is rolled back', async () => {
    const { db } = server.payload
    const transactionID = (await db.beginTransaction()) ?? ''
    const data = factories.topics()
    await server.payload.create({ collection: 'topics', data, req: { transactionID } })
    await db.rollbackTransaction(transactionID)
    expect(await types()).toEqual([])
  })

  test('no content: where the document is, and what happened', async () => {
    const { id, slug } = await publish('Open day')
    const { body } = await onlyDelivery()
    expect(JSON.parse(body)).toEqual({
      type: 'post.published',
      timestamp: expect.any(String) as string,
      data: { collection: 'posts', id, slug, url: expect.stringContaining(id) as string },
    })
  })
})

test('only what a webhook asks for is noted, and nothing for one that is off', async () => {
  const data = { name: 'Some', url: 'https://example.org' }
  const { payload } = server
  await payload.create({
    collection: 'webhooks',
    data: { ...data, collections: ['topics'], events: ['changed'] },
  })
  await payload.create({ collection: 'webhooks', data: { ...data, ...everything, enabled: false } })
  await publish()
  const { id } = await create('/topics', { name: 'Music' })
  await change(`/topics/${id}`, { name: 'Sound' })
  expect(await types()).toEqual(['topic.changed'])
})

test('a message is signed so that another implementation accepts it', async () => {
  const { received, webhook } = await connect()
  await publish()
  await deliver()
  const [message] = received
  const verifier = new Verifier(webhook.secret ?? '')
  const headers = message?.headers as Record<string, string>
  expect(verifier.verify(message?.body ?? '', headers)).toMatchObject({ type: 'post.published' })
  expect(() => verifier.verify(`${message?.body} `, headers)).toThrow()
  expect(await onlyDelivery()).toMatchObject({
    status: 'delivered',
    attempts: 1,
    responseStatus: 204,
    nextAttemptAt: null,
  })
  await deliver({ now: () => Date.now() + 60 * minute })
  expect(received).toHaveLength(1)
})

test('a delivery is not sent again while it is being sent, and may be once it has failed', async () => {
  const replay = async () =>
    (await api.post(`/webhook-deliveries/${(await onlyDelivery()).id}/replay`, { as })).status
  const statuses: number[] = []
  const { received } = await connect((response) => {
    void replay().then((status) => {
      statuses.push(status)
      response.writeHead(500).end()
    })
  })
  await publish()
  await deliver()
  expect(await onlyDelivery()).toMatchObject({ status: 'pending', attempts: 1, error: null })
  expect(await replay()).toBe(202)
  await deliver()
  expect(received).toHaveLength(2)
  expect(statuses).toEqual([409, 409])
})

test('a failed delivery is tried again when it is due, with the same id', async () => {
  const { received, webhook } = await connect((response) => response.writeHead(500).end('It broke'))
  await publish()
  const start = Date.now() + 1000
  await deliver({ now: () => start })
  expect(await onlyDelivery()).toMatchObject({
    status: 'pending',
    responseStatus: 500,
    responseBody: 'It broke',
    nextAttemptAt: new Date(start + 5000).toISOString(),
  })
  await deliver({ now: () => start + 4999 })
  expect(received).toHaveLength(1)
  await deliver({ now: () => start + 5000 })
  const [first, second] = received.map(({ headers }) => headers['webhook-id'])
  expect(second).toBe(first)
  for (const day of [1, 2, 3, 4, 5, 6]) {
    await deliver({ now: () => start + day * 24 * 60 * minute })
  }
  expect(await onlyDelivery()).toMatchObject({ status: 'failed', attempts: 8 })
  const id = (await onlyDelivery()).id
  expect((await api.post(`/webhook-deliveries/${id}/replay`, { as })).status).toBe(409)
  await change(`/webhooks/${webhook.id}`, { enabled: true })
  expect((await api.post(`/webhook-deliveries/${id}/replay`, { as })).status).toBe(202)
  await deliver()
  expect(received.at(-1)?.headers['webhook-id']).toBe(first)
  expect(received).toHaveLength(9)
})

test('a receiver that asks for time gets it', async () => {
  await connect((response) => response.writeHead(503, { 'Retry-After': '600' }).end())
  await publish()
  const now = Date.now() + 1000
  await deliver({ now: () => now })
  expect((await onlyDelivery()).nextAttemptAt).toBe(new Date(now + 10 * minute).toISOString())
})

const failUntilGivenUp = async () => {
  for (const day of [0, 1, 2, 3, 4, 5, 6, 7]) {
    await deliver({ now: () => Date.now() + 1000 + day * 24 * 60 * minute })
  }
}
const readWebhook = async (id: string) => (await api.get(`/webhooks/${id}`, { as })).body

test('410 Gone switches the webhook off', async () => {
  const { webhook } = await connect((response) => response.writeHead(410).end())
  await publish()
  await deliver()
  expect((await onlyDelivery()).status).toBe('failed')
  expect(await readWebhook(webhook.id)).toMatchObject({
    enabled: false,
    switchedOffBecause: expect.stringContaining('410') as string,
  })
})

test('a receiver that takes nothing for a day is switched off with the reason, until somebody switches it on', async () => {
  await deliverQueued(server.payload)
  const { webhook } = await connect((response) => response.writeHead(500).end())
  await publish()
  await failUntilGivenUp()
  expect(await readWebhook(webhook.id)).toMatchObject({
    enabled: false,
    switchedOffBecause: 'The receiver took nothing for a day.',
  })
  const told = await deliverQueued(server.payload)
  expect(told.map(({ to }) => to)).toEqual([accounts.admin.email, accounts.editor.email])
  await change(`/webhooks/${webhook.id}`, { enabled: true })
  expect(await readWebhook(webhook.id)).toMatchObject({ enabled: true, switchedOffBecause: null })
})

test('a receiver that refuses one message and takes newer ones stays on', async () => {
  let isRefusing = true
  const { webhook } = await connect((response) => {
    response.writeHead(isRefusing ? 500 : 204).end()
  })
  await publish('Refused')
  await deliver({ now: () => Date.now() + 1000 })
  isRefusing = false
  await publish('Taken')
  await deliver()
  isRefusing = true
  await failUntilGivenUp()
  expect((await deliveries()).map(({ status }) => status)).toEqual(['failed', 'delivered'])
  expect(await readWebhook(webhook.id)).toMatchObject({ enabled: true })
})

test('each of many receivers gets all of many messages at once', async () => {
  const { received, webhook } = await connect()
  for (const name of Array.from({ length: 11 }, (_, n) => `Another ${n}`)) {
    await server.payload.create({
      collection: 'webhooks',
      data: { ...everything, name, url: webhook.url, events: ['deleted'] },
    })
  }
  for (const n of Array.from({ length: 21 }).keys()) await create('/topics', { name: `Topic ${n}` })
  await deliver()
  expect(received).toHaveLength(21)
})

test('a server that stops gives up what is being sent, which is tried again', async () => {
  const { received } = await connect(() => {})
  await publish()
  const stopping = new AbortController()
  const sending = deliver({ signal: stopping.signal })
  await expect.poll(() => received.length).toBe(1)
  stopping.abort()
  await sending
  expect(await onlyDelivery()).toMatchObject({
    status: 'pending',
    error: expect.any(String) as string,
  })
})

test('a redirect is not followed', async () => {
  const elsewhere = await startReceiver()
  closers.push(elsewhere.close)
  const Location = `http://127.0.0.1:${elsewhere.port}/`
  await connect((response) => response.writeHead(307, { Location }).end())
  await publish()
  await deliver()
  expect(elsewhere.received).toEqual([])
  expect(await onlyDelivery()).toMatchObject({ status: 'pending', responseStatus: 307 })
})

test('an endless answer is read for a kilobyte', async () => {
  await connect((response) => {
    response.writeHead(200)
    response.on('drain', () => response.write('x'.repeat(65_536)))
    response.write('x'.repeat(1_000_000))
  })
  await publish()
  await deliver()
  const { responseBody, status } = await onlyDelivery()
  expect({ length: responseBody?.length, status }).toEqual({ length: 1024, status: 'delivered' })
})

test('an answer that never ends is given up, and holds up no other receiver', async () => {
  const slow = await connect(() => {})
  const quick = await connect()
  await publish()
  await deliver({ timeout: 200 })
  expect(slow.received).toHaveLength(1)
  expect(quick.received).toHaveLength(1)
  const errors = (await deliveries()).map(({ error }) => error)
  expect(errors).toContain('No answer within 0.2 seconds.')
})

test('a name that leads to a private address is not connected to', async () => {
  const { received } = await connect()
  await publish()
  await deliver({ allowPrivate: false })
  expect(received).toEqual([])
  expect((await onlyDelivery()).error).toMatch(/private address/)
})

test('a delivery whose process died is taken up again after its lease', async () => {
  const { received } = await connect()
  await publish()
  const { id } = await onlyDelivery()
  const now = Date.now()
  await server.payload.update({
    collection: 'webhook-deliveries',
    id,
    data: { attempts: 1, nextAttemptAt: new Date(now + minute).toISOString() },
  })
  await deliver({ now: () => now + minute - 1 })
  expect(received).toEqual([])
  await deliver({ now: () => now + minute })
  expect(await onlyDelivery()).toMatchObject({ status: 'delivered', attempts: 2 })
})

test('two processes that find the same delivery send it once', async () => {
  const { received } = await connect()
  await publish()
  await Promise.all([deliver(), deliver()])
  expect(received).toHaveLength(1)
})

describe('the secret', () => {
  test('is read by admins alone, over REST and GraphQL', async () => {
    const { webhook } = await connect()
    const query = `{ Webhook(id: "${webhook.id}") { name secret } }`
    const read = async (caller: string) => [
      JSON.stringify((await api.get(`/webhooks/${webhook.id}`, { as: caller })).body),
      JSON.stringify((await api.graphql(query, { as: caller })).body),
    ]
    for (const answer of await read(accounts.admin.session)) expect(answer).toContain('whsec_')
    for (const answer of await read(as)) expect(answer).not.toContain('whsec_')
    const asked = { where: { secret: { like: 'whsec_' } } }
    expect((await api.get('/webhooks', { as, query: asked })).status).toBe(400)
  })

  test('is encrypted in the database, and a save by an editor leaves it as it is', async () => {
    const { webhook } = await connect()
    await change(`/webhooks/${webhook.id}`, { name: 'Renamed' })
    const stored = await server.payload.db.findOne<Webhook>({
      collection: 'webhooks',
      where: { id: { equals: webhook.id } },
    })
    expect(stored?.secret).not.toContain('whsec_')
    expect(server.payload.decrypt(stored?.secret ?? '')).toBe(webhook.secret)
  })

  test('is made by the server, and renewed by admins alone', async () => {
    const secret = 'whsec_bXkgb3duIHNlY3JldA=='
    const body = { name: 'Mine', url: 'https://example.org', secret, ...everything }
    const { id } = await create<Webhook>('/webhooks', body)
    const read = () => server.payload.findByID({ collection: 'webhooks', id })
    const first = (await read()).secret
    expect(first).not.toBe(secret)
    expect((await api.post(`/webhooks/${id}/secret`, { as })).status).toBe(403)
    const renewed = await api.post(`/webhooks/${id}/secret`, { as: accounts.admin.session })
    expect(renewed.body.secret).not.toBe(first)
    expect((await read()).secret).toBe(renewed.body.secret)
  })
})

test.each(['the public', 'contributor'] as const)('%s sends nothing', async (who) => {
  const { webhook } = await connect()
  await publish()
  const { id } = await onlyDelivery()
  const sessions = { 'the public': undefined, contributor: accounts.contributor.session }
  for (const path of [`/webhooks/${webhook.id}/test`, `/webhook-deliveries/${id}/replay`]) {
    expect((await api.post(path, { as: sessions[who] })).status).toBe(403)
  }
})

test('a test reaches the receiver; of a webhook that is off it is refused', async () => {
  const { received, webhook } = await connect()
  expect((await api.post(`/webhooks/${webhook.id}/test`, { as })).status).toBe(202)
  await deliver()
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ type: 'test' })
  await change(`/webhooks/${webhook.id}`, { enabled: false })
  expect((await api.post(`/webhooks/${webhook.id}/test`, { as })).status).toBe(409)
})
