import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Event } from '../../src/lib/payload-types.ts'
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

const online = {
  title: 'Cuppa',
  startsAt: '2026-06-06T16:00:00.000Z',
  endsAt: '2026-06-06T17:30:00.000Z',
  format: 'online',
  _status: 'published',
}
const create = (data: Record<string, unknown>, query = '') =>
  editor.send<Event>('POST', `events${query}`, data)

test('an event needs a start, an end and a format to be published, not to be a draft', async () => {
  const refused = await create({ _status: 'published' })
  expect(refused.status).toBe(400)
  expect(faultyFields(refused).sort()).toEqual(['endsAt', 'format', 'startsAt', 'title'])
  expect((await create({}, '?draft=true')).status).toBe(201)
})

test('a place in person needs a name, online none', async () => {
  for (const format of ['in-person', 'hybrid']) {
    const refused = await create({ ...online, format })
    expect([refused.status, faultyFields(refused)]).toEqual([400, ['venue.name']])
    expect((await create({ ...online, format, venue: { name: 'UCL' } })).status).toBe(201)
  }
  expect((await create(online)).status).toBe(201)
})

test('defaults are those that clients rely on', async () => {
  const { doc } = await create({ title: 'Plain' }, '?draft=true')
  expect(doc).toMatchObject({
    timeZone: 'Europe/London',
    status: 'scheduled',
    signUp: { mode: 'none' },
  })
})

test('times without an offset are read by the clocks of the zone of the event', async () => {
  const london = await create({
    ...online,
    startsAt: '2026-03-29T10:00',
    endsAt: '2026-03-29T11:30',
    signUp: { mode: 'here', opensAt: '2026-01-01T09:00' },
  })
  expect(london.doc).toMatchObject({
    startsAt: '2026-03-29T09:00:00.000Z',
    endsAt: '2026-03-29T10:30:00.000Z',
    signUp: { opensAt: '2026-01-01T09:00:00.000Z' },
  })
  const kolkata = await create({
    ...online,
    timeZone: 'Asia/Kolkata',
    startsAt: '2026-03-29T10:00',
    endsAt: '2026-03-29T12:30+05:30',
  })
  expect(kolkata.doc).toMatchObject({
    timeZone: 'Asia/Kolkata',
    startsAt: '2026-03-29T04:30:00.000Z',
    endsAt: '2026-03-29T07:00:00.000Z',
  })
  const moved = await editor.send<Event>('PATCH', `events/${kolkata.doc.id}`, {
    endsAt: '2026-03-29T13:00',
  })
  expect(moved.doc.endsAt).toBe('2026-03-29T07:30:00.000Z')
})

test('an hour that the clocks skip moves forward, of one that comes twice the first counts', async () => {
  const spring = await create({
    ...online,
    startsAt: '2026-03-29T01:30',
    endsAt: '2026-03-29T03:30',
  })
  expect(spring.doc.startsAt).toBe('2026-03-29T01:30:00.000Z')
  const autumn = await create({
    ...online,
    startsAt: '2026-10-25T01:30',
    endsAt: '2026-10-25T03:30',
  })
  expect(autumn.doc.startsAt).toBe('2026-10-25T00:30:00.000Z')
})

test('an end before the start is refused, in a draft too', async () => {
  const times = { startsAt: online.endsAt, endsAt: online.startsAt }
  for (const answer of [
    await create({ ...online, ...times }),
    await create(times, '?draft=true'),
    await create({ startsAt: online.startsAt, endsAt: online.startsAt }, '?draft=true'),
  ]) {
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['endsAt']])
  }
  expect((await create({ endsAt: online.endsAt }, '?draft=true')).status).toBe(201)
})

test('what is refused is named by its path, and in words by the labels of the form', async () => {
  const late = { startsAt: online.endsAt, endsAt: online.startsAt }
  for (const [data, path, label] of [
    [late, 'endsAt', 'When and where > Ends'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'When and where > Time zone'],
    [{ signUp: { opensAt: '2026-02-30T10:00' } }, 'signUp.opensAt', 'Sign-up > Sign-up > Opens'],
    [
      { hosts: [{ role: 'Host' }, { role: 7 }] },
      'hosts.1.role',
      'Who is involved > Hosts 2 > Role',
    ],
  ] as const) {
    const answer = await create(data, '?draft=true')
    expect(faultyFields(answer)).toEqual([path])
    expect(answer.errors?.[0]?.message).toContain(label)
  }
})

test('a zone must exist, and odd ones that do are taken', async () => {
  for (const timeZone of ['Mars/Olympus', 'BST', '+01:00']) {
    const answer = await create({ ...online, timeZone })
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['timeZone']])
  }
  for (const timeZone of ['UTC', 'US/Pacific', 'America/Argentina/Buenos_Aires']) {
    expect((await create({ ...online, timeZone })).doc.timeZone).toBe(timeZone)
  }
})

test('a joining link is never public, nor can it be asked about', async () => {
  const link = 'https://meet.example.org/secret'
  const { doc } = await create({ ...online, joiningLink: link })
  expect(doc.joiningLink).toBe(link)
  const seen = await visitor.send<Event>('GET', `events/${doc.id}`)
  expect(seen.status).toBe(200)
  expect(JSON.stringify(seen)).not.toContain('secret')
  for (const query of [
    'where[joiningLink][exists]=true',
    'where[joiningLink][like]=secret',
    'sort=joiningLink',
  ]) {
    const answer = await visitor.send<Event>('GET', `events?${query}`)
    expect([query, answer.status]).toEqual([query, 400])
  }
  const selected = await visitor.send<Event>('GET', `events?select[joiningLink]=true`)
  expect(JSON.stringify(selected)).not.toContain('secret')
})

test('questions keep their identifiers', async () => {
  const { doc } = await create({
    ...online,
    signUp: { mode: 'here', questions: [{ label: 'Dietary needs?', type: 'text' }] },
  })
  const [question] = doc.signUp?.questions ?? []
  expect(question).toMatchObject({ label: 'Dietary needs?', type: 'text', required: false })
  const changed = await editor.send<Event>('PATCH', `events/${doc.id}`, {
    signUp: {
      questions: [
        { ...question, label: 'Food?' },
        { label: 'Pace?', type: 'yes-no' },
      ],
    },
  })
  expect(changed.doc.signUp?.questions?.[0]).toMatchObject({ id: question?.id, label: 'Food?' })
  expect(changed.doc.signUp?.mode).toBe('here')
})
