import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Event } from '../../src/lib/payload-types.ts'
import { type Account, createAccounts } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { type ApiBody, createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

type Listed = {
  id: string
  title: string
  slug: string
  startsAt: string
  _status: string
  fields: string[]
  waits: boolean
}
type Repeated = { series: string; made: Listed[]; existing: Listed[] }
type Changed = { series: string; changed: Listed[]; unchanged: number }

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
let contributor: Account
let otherContributor: Account
beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  ;({ editor, contributor, otherContributor } = await createAccounts(server.payload))
})
afterAll(() => server.close())

const monthly = 'FREQ=MONTHLY;BYDAY=1TU;COUNT=4'
const march = {
  startsAt: '2027-03-02T17:00:00.000Z',
  endsAt: '2027-03-02T18:30:00.000Z',
}

const make = async (data: Record<string, unknown> = {}, as = editor) => {
  const body = { ...factories.events(), ...march, _status: 'published', ...data }
  const answer = await api.post('/events', {
    as: as.session,
    body,
    query: { depth: 0, draft: data._status === 'draft' },
  })
  expect(answer.status).toBe(201)
  return answer.body.doc as unknown as Event
}
const repeat = async (id: string, body: unknown, as: Account | undefined = editor) => {
  const answer = await api.post(`/events/${id}/repeat`, { as: as?.session, body })
  return { status: answer.status, body: answer.body as unknown as ApiBody & Repeated }
}
const changeLater = async (
  id: string,
  data: unknown,
  { as = editor, scope = 'this-and-later' }: { as?: Account; scope?: string } = {},
) => {
  const answer = await api.patch(`/events/${id}/series`, { as: as.session, body: { data, scope } })
  return { status: answer.status, body: answer.body as unknown as ApiBody & Changed }
}
const stored = async (id: string) =>
  (await api.get(`/events/${id}`, { as: editor.session, query: { draft: true, depth: 0 } }))
    .body as unknown as Event
const inSeries = async (series: string, as?: Account) => {
  const { body } = await api.get('/events', {
    as: as?.session,
    query: {
      where: { series: { equals: series } },
      sort: 'startsAt',
      limit: 100,
      draft: Boolean(as),
    },
  })
  return body.docs as unknown as Event[]
}
const faults = (body: ApiBody) =>
  body.errors.flatMap(({ data }) => (data?.errors ?? []).map(({ path }) => path))

describe('repeating', () => {
  test('makes published events of a published one, each with its hour, address and own rows', async () => {
    const event = await make({
      title: 'Co-pro cuppa',
      status: 'postponed',
      hosts: [{ role: 'Host' }],
      signUp: {
        mode: 'here',
        capacity: 12,
        opensAt: '2027-02-16T09:00',
        closesAt: '2027-03-01T17:00',
        questions: [{ label: 'Anything to bring?', type: 'text' }],
      },
    })
    const { body, status } = await repeat(event.id, { rule: monthly })
    expect(status).toBe(201)
    expect(body.series).toBe('co-pro-cuppa')
    expect(body.made).toMatchObject([
      { slug: 'co-pro-cuppa-2027-04-06', startsAt: '2027-04-06T16:00:00.000Z' },
      { slug: 'co-pro-cuppa-2027-05-04', startsAt: '2027-05-04T16:00:00.000Z' },
      { slug: 'co-pro-cuppa-2027-06-01', startsAt: '2027-06-01T16:00:00.000Z' },
    ])
    const events = await inSeries('co-pro-cuppa')
    expect(events).toHaveLength(4)
    expect(events[1]).toMatchObject({
      title: 'Co-pro cuppa',
      status: 'scheduled',
      endsAt: '2027-04-06T17:30:00.000Z',
      hosts: [{ role: 'Host' }],
      signUp: {
        mode: 'here',
        capacity: 12,
        opensAt: '2027-03-23T09:00:00.000Z',
        closesAt: '2027-04-05T16:00:00.000Z',
        questions: [{ label: 'Anything to bring?' }],
      },
    })
    const rows = events.flatMap(({ hosts }) => (hosts ?? []).map(({ id }) => id))
    expect(new Set(rows).size).toBe(4)
    expect(await stored(event.id)).toMatchObject({ status: 'postponed', slug: event.slug })
  })

  test('keeps the hour when the clocks go back', async () => {
    const event = await make({
      startsAt: '2027-10-24T16:00:00.000Z',
      endsAt: '2027-10-24T17:00:00.000Z',
    })
    const { body } = await repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=2' })
    expect(body.made[0]?.startsAt).toBe('2027-10-31T17:00:00.000Z')
  })

  test('makes drafts of a draft, and gives nothing of them to the public', async () => {
    const event = await make({ title: 'Secret plans', _status: 'draft' })
    const { body } = await repeat(event.id, { rule: monthly })
    expect(body.made.map(({ _status }) => _status)).toEqual(['draft', 'draft', 'draft'])
    expect(await inSeries('secret-plans')).toEqual([])
    expect(await inSeries('secret-plans', editor)).toHaveLength(4)
  })

  test('copies neither the date of publication, nor the review, nor the count of changes', async () => {
    const event = await make({ publishedAt: '2020-01-01T00:00:00.000Z' })
    await api.patch(`/events/${event.id}`, { as: editor.session, body: { summary: 'Changed.' } })
    const { body } = await repeat(event.id, { rule: monthly })
    const sibling = await server.payload.findByID({
      collection: 'events',
      id: body.made[0]?.id ?? '',
      showHiddenFields: true,
      depth: 0,
    })
    expect(sibling.publishedAt).not.toBe('2020-01-01T00:00:00.000Z')
    expect(sibling).toMatchObject({
      reviewStatus: 'none',
      calendarSequence: 0,
      summary: 'Changed.',
    })
  })

  test('makes nothing twice, one request after the other or at once', async () => {
    const event = await make({ title: 'Once only' })
    await Promise.all([
      repeat(event.id, { rule: monthly }),
      repeat(event.id, { rule: monthly }),
      repeat(event.id, { rule: monthly }),
    ])
    const again = await repeat(event.id, { rule: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=5' })
    expect([again.status, again.body.made.length, again.body.existing.length]).toEqual([201, 1, 3])
    const nothing = await repeat(event.id, { rule: monthly })
    expect([nothing.status, nothing.body.made]).toEqual([200, []])
    expect(await inSeries('once-only', editor)).toHaveLength(5)
  })

  test('can be asked what it would make, and makes nothing', async () => {
    const event = await make({ title: 'Looked at' })
    const { body, status } = await repeat(event.id, {
      rule: monthly,
      except: ['2027-05-04'],
      preview: true,
    })
    expect([status, body.occurrences]).toEqual([
      200,
      [
        {
          date: '2027-04-06',
          startsAt: '2027-04-06T16:00:00.000Z',
          endsAt: '2027-04-06T17:30:00.000Z',
          local: '6 April 2027, 17:00 BST',
          existing: null,
        },
        expect.objectContaining({ date: '2027-06-01' }),
      ],
    ])
    expect((await stored(event.id)).series).toBeFalsy()
    expect(await inSeries('looked-at', editor)).toEqual([])
  })

  test('takes a new key where another series has the obvious one', async () => {
    const [one, two] = [
      await make({ slug: 'shared-name-2027-03-02' }),
      await make({ slug: 'shared-name-2027-03-02-2' }),
    ]
    expect((await repeat(one.id, { rule: monthly })).body.series).toBe('shared-name')
    expect((await repeat(two.id, { rule: monthly })).body.series).toBe('shared-name-2')
  })

  test.each([
    ['rule', {}],
    ['rule', { rule: 'every week' }],
    ['rule', { rule: 'FREQ=DAILY;COUNT=62' }],
    ['rule', { rule: 'FREQ=WEEKLY' }],
    ['rule', { rule: ['FREQ=WEEKLY;COUNT=2'] }],
    ['except', { rule: monthly, except: ['2027-02-30'] }],
    ['except', { rule: monthly, except: 'never' }],
    ['preview', { rule: monthly, preview: 'yes' }],
    ['times', { rule: monthly, times: 3 }],
  ])('names the part at fault: %s in %j', async (path, body) => {
    const event = await make()
    const refused = await repeat(event.id, body)
    expect([refused.status, faults(refused.body)]).toEqual([400, [path]])
  })

  test('makes sixty at once, before the time for an answer is over', async () => {
    const event = await make({ title: 'Every day', hosts: [{ role: 'Host' }] })
    const { body } = await repeat(event.id, { rule: 'FREQ=DAILY;COUNT=61' })
    expect(body.made).toHaveLength(60)
  })

  test('asks for a start and a title first', async () => {
    const untimed = await make({ startsAt: undefined, endsAt: undefined, _status: 'draft' })
    expect(faults((await repeat(untimed.id, { rule: monthly })).body)).toEqual(['startsAt'])
    const untitled = await make({ title: undefined, _status: 'draft' })
    expect(faults((await repeat(untitled.id, { rule: monthly })).body)).toEqual(['title'])
  })

  test('is for staff, and for contributors with drafts of their own', async () => {
    const published = await make()
    const own = await make({ title: 'Own', _status: 'draft' }, contributor)
    const body = { rule: monthly }
    expect((await repeat(published.id, body, undefined)).status).toBe(201)
    const anonymous = await api.post(`/events/${own.id}/repeat`, { body })
    expect(anonymous.status).toBe(403)
    expect((await repeat(published.id, body, contributor)).status).toBe(403)
    expect((await repeat(own.id, body, otherContributor)).status).toBe(404)
    const made = await repeat(own.id, body, contributor)
    expect([made.status, made.body.made.map(({ _status }) => _status)]).toEqual([
      201,
      ['draft', 'draft', 'draft'],
    ])
    const sibling = await stored(made.body.made[0]?.id ?? '')
    expect(sibling.createdBy).toBe(contributor.id)
  })

  test('is not for a contributor whose event has been published', async () => {
    const own = await make({ _status: 'draft' }, contributor)
    await api.patch(`/events/${own.id}`, { as: editor.session, body: { _status: 'published' } })
    expect((await repeat(own.id, { rule: monthly }, contributor)).status).toBe(403)
    expect((await repeat('nowhere', { rule: monthly })).status).toBe(404)
  })
})

describe('changing this and later events', () => {
  const makeSeries = async (data: Record<string, unknown> = {}, as = editor) => {
    const event = await make(data, as)
    const { body } = await repeat(event.id, { rule: monthly }, as)
    return [event.id, ...body.made.map(({ id }) => id)] as [string, string, string, string]
  }

  test('leaves earlier ones, lists what changed, and changes nothing twice', async () => {
    const [first, second, third, fourth] = await makeSeries()
    const data = { title: 'Tea', venue: { name: 'UCL' }, format: 'hybrid' }
    const { body, status } = await changeLater(third, data)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      unchanged: 0,
      changed: [
        { id: third, title: 'Tea', fields: ['title', 'venue', 'format'], _status: 'published' },
        { id: fourth, title: 'Tea', waits: false },
      ],
    })
    expect((await stored(second)).title).not.toBe('Tea')
    expect(await stored(fourth)).toMatchObject({ venue: { name: 'UCL' }, _status: 'published' })
    const again = await changeLater(third, data)
    expect(again.body).toMatchObject({ unchanged: 1, changed: [{ id: third, fields: [] }] })
    const all = await changeLater(third, { title: 'Coffee' }, { scope: 'all' })
    expect(all.body.changed).toHaveLength(4)
    expect((await stored(first)).title).toBe('Coffee')
  })

  test('moves the hour and the length, each event at its date, over a change of clocks', async () => {
    const [first, second, third] = await makeSeries({
      signUp: { mode: 'here', opensAt: '2027-02-16T09:00' },
    })
    await changeLater(first, {
      startsAt: '2027-03-02T10:00',
      endsAt: '2027-03-02T12:00',
      signUp: { opensAt: '2027-02-23T08:00' },
    })
    expect(await stored(first)).toMatchObject({ startsAt: '2027-03-02T10:00:00.000Z' })
    expect(await stored(second)).toMatchObject({
      startsAt: '2027-04-06T09:00:00.000Z',
      endsAt: '2027-04-06T11:00:00.000Z',
      signUp: { mode: 'here', opensAt: '2027-03-30T07:00:00.000Z' },
    })
    expect(await stored(third)).toMatchObject({ startsAt: '2027-05-04T09:00:00.000Z' })
  })

  test('cancels this and later ones', async () => {
    const [first, second, third] = await makeSeries()
    await changeLater(second, { status: 'cancelled' })
    expect((await stored(first)).status).toBe('scheduled')
    expect((await stored(third)).status).toBe('cancelled')
  })

  test('keeps the identifiers of questions that are there already', async () => {
    const question = { label: 'Anything to bring?', type: 'text' }
    const [first, second] = await makeSeries({ signUp: { mode: 'here', questions: [question] } })
    const before = (await stored(second)).signUp?.questions?.[0]?.id
    const { signUp } = await stored(first)
    await changeLater(first, {
      signUp: { questions: [{ label: 'New', type: 'yes-no' }, ...(signUp?.questions ?? [])] },
    })
    const after = (await stored(second)).signUp?.questions
    expect(after).toMatchObject([{ label: 'New' }, { label: question.label, id: before }])
    expect((await stored(first)).signUp?.questions?.[1]?.id).not.toBe(before)
  })

  test('publishes no changes that wait, and says so', async () => {
    const [first, second] = await makeSeries({ summary: 'Public.' })
    await api.patch(`/events/${second}`, {
      as: editor.session,
      query: { draft: true },
      body: { summary: 'Not yet.', _status: 'draft' },
    })
    const { body } = await changeLater(first, { title: 'Tea' })
    expect(body.changed[1]).toMatchObject({ id: second, waits: true, _status: 'draft' })
    const { body: seen } = await api.get(`/events/${second}`)
    expect(seen).toMatchObject({ summary: 'Public.' })
    expect(seen.title).not.toBe('Tea')
    expect(await stored(second)).toMatchObject({ summary: 'Not yet.', title: 'Tea' })
  })

  test('leaves versions behind, and changes nothing where one event cannot be changed', async () => {
    const [first, second, third] = await makeSeries()
    await changeLater(first, { title: 'Version two' })
    const versions = await api.get('/events/versions', {
      as: editor.session,
      query: { where: { parent: { equals: third } } },
    })
    expect(versions.body.totalDocs).toBe(2)
    const refused = await changeLater(first, { hosts: [{ person: 'nobody' }] })
    expect(refused.status).toBe(400)
    await server.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'events', value: third },
        user: { relationTo: 'users', value: otherContributor.id },
      },
    })
    const locked = await changeLater(first, { title: 'Never' })
    expect(locked.status).toBe(423)
    expect(locked.body.errors[0]?.message).toContain('4 May 2027')
    expect((await stored(first)).title).toBe('Version two')
    expect((await stored(second)).title).toBe('Version two')
  })

  test.each([
    ['slug', { slug: 'mine' }],
    ['_status', { _status: 'published' }],
    ['publishedAt', { title: 'A', publishedAt: '2020-01-01T00:00:00.000Z' }],
    ['data', {}],
    ['data', []],
    ['kind', { kind: 'party' }],
    ['endsAt', { startsAt: march.endsAt, endsAt: march.startsAt }],
  ])('names the field at fault: %s in %j', async (path, data) => {
    const [first] = await makeSeries()
    const refused = await changeLater(first, data)
    expect([refused.status, faults(refused.body)]).toEqual([400, [path]])
  })

  test('needs a series and a scope', async () => {
    const event = await make()
    const single = await changeLater(event.id, { title: 'Tea' })
    expect([single.status, faults(single.body)]).toEqual([400, ['series']])
    const [first] = await makeSeries()
    const unscoped = await changeLater(first, { title: 'Tea' }, { scope: 'later' })
    expect([unscoped.status, faults(unscoped.body)]).toEqual([400, ['scope']])
  })

  test('is for staff; contributors change what is theirs, as drafts', async () => {
    const [first] = await makeSeries()
    const anonymous = await api.patch(`/events/${first}/series`, {
      body: { data: { title: 'X' }, scope: 'all' },
    })
    expect(anonymous.status).toBe(403)
    expect((await changeLater(first, { title: 'X' }, { as: contributor })).status).toBe(403)

    const [own, second, third] = await makeSeries({ _status: 'draft' }, contributor)
    await api.patch(`/events/${second}`, { as: editor.session, body: { _status: 'published' } })
    const foreign = await make({ _status: 'draft', series: (await stored(own)).series })
    const { body } = await changeLater(own, { title: 'Tea' }, { as: contributor, scope: 'all' })
    expect(body.changed.map(({ id }) => id)).toHaveLength(4)
    expect((await stored(third)).title).toBe('Tea')
    expect((await stored(foreign.id)).title).not.toBe('Tea')
    expect((await api.get(`/events/${second}`)).body.title).not.toBe('Tea')
  })
})
