import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Event } from '../../src/lib/payload-types.ts'
import { type ContentClient, createContentClient } from '../helpers/contentClient.ts'
import { expectReadOnly } from '../helpers/expectReadOnly.ts'
import { factories } from '../helpers/factories.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const feed = '/feeds/events.ics'
const joiningLink = 'https://meet.example.org/secret-room'

let server: TestServer
let editor: ContentClient
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: 'https://example.org/site' })
  editor = await createContentClient(server, 'editor')
})
afterAll(() => server.close())

const ofEvent = ({ id }: Event) => `/api/events/${id}/calendar.ics`

async function publish(overrides: object = {}): Promise<Event> {
  const body = { ...factories.events(), joiningLink, _status: 'published', ...overrides }
  const { doc, status } = await editor.send<Event>('POST', 'events', body)
  expect(status).toBe(201)
  return doc
}

async function change({ id }: Event, body: object, query = ''): Promise<void> {
  expect((await editor.send('PATCH', `events/${id}${query}`, body)).status).toBe(200)
}

const readText = async (path: string): Promise<string> => (await fetch(server.url + path)).text()

/** A calendar as Mozilla’s parser reads it. */
async function read(path: string): Promise<ICAL.Component> {
  return new ICAL.Component(ICAL.parse(await readText(path)) as unknown[] as [])
}

async function readEvent(event: Event): Promise<ICAL.Event> {
  const [component] = (await read(ofEvent(event))).getAllSubcomponents('vevent')
  return new ICAL.Event(component)
}

const valueOf = (event: ICAL.Event, name: string): unknown =>
  event.component.getFirstPropertyValue(name)

test('an event is a calendar of its own, with all that somebody needs to take part', async () => {
  const { doc: topic } = await editor.send<{ id: string }>('POST', 'topics', {
    name: 'Health, care; rights',
  })
  const event = await publish({
    title: 'Cuppa; tea, cake \\ more',
    kind: 'cuppa',
    format: 'hybrid',
    summary: 'First line.\nSecond line.',
    inPlainWords: 'We meet and talk.',
    venue: {
      name: 'The Hub',
      address: '1 High Street,\nLeeds',
      access: ['step-free', 'hearing-loop'],
      accessNotes: 'The lift is on the left.',
    },
    accessProvision: ['bsl'],
    topics: [topic.id],
  })
  const response = await fetch(server.url + ofEvent(event))
  expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('Content-Disposition')).toContain(
    `attachment; filename="${event.slug}.ics"`,
  )
  const written = await readEvent(event)
  expect(written.uid).toBe(`${event.id}@localhost`)
  expect(written.summary).toBe('Cuppa; tea, cake \\ more')
  expect(written.location).toBe('The Hub, 1 High Street, Leeds, and online')
  expect(written.description).toBe(
    [
      'First line.\nSecond line.',
      'In plain words: We meet and talk.',
      'At the venue: Step-free, Hearing loop',
      'Getting there and around: The lift is on the left.',
      'So that everybody can take part: BSL interpretation',
    ].join('\n\n'),
  )
  expect(valueOf(written, 'url')).toBe(`https://example.org/site/events/${event.slug}`)
  expect(valueOf(written, 'status')).toBe('CONFIRMED')
  expect(written.component.getFirstProperty('categories')?.getValues()).toEqual([
    'Cuppa',
    'Health, care; rights',
  ])
})

test('lines end as the format wants and are no longer than 75 octets, in whole characters', async () => {
  const title = 'Kaffee für 👩🏽‍🦽, Übermut '.repeat(12).trim()
  const event = await publish({ title, summary: 'x'.repeat(500) })
  const text = await readText(ofEvent(event))
  const lines = text.split('\r\n')
  expect(lines.pop()).toBe('')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/)
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect((await readEvent(event)).summary).toBe(title)
})

test.each([
  ['the day after clocks went forward', 'Europe/London', '2027-03-29T10:00', '2027-03-29T09:00Z'],
  ['the day before', 'Europe/London', '2027-03-27T10:00', '2027-03-27T10:00Z'],
  ['the day after they went back', 'Europe/London', '2027-11-01T10:00', '2027-11-01T10:00Z'],
  ['the day before that', 'Europe/London', '2027-10-30T10:00', '2027-10-30T09:00Z'],
  ['years ahead', 'America/New_York', '2041-07-01T18:00', '2041-07-01T22:00Z'],
  ['a summer in January', 'Australia/Sydney', '2027-01-15T09:00', '2027-01-14T22:00Z'],
  ['a winter in July', 'Australia/Sydney', '2027-07-15T09:00', '2027-07-14T23:00Z'],
  ['no summer time', 'Asia/Kolkata', '2027-06-01T12:00', '2027-06-01T06:30Z'],
  ['clocks that follow the moon', 'Africa/Casablanca', '2026-03-01T12:00', '2026-03-01T12:00Z'],
  ['the same a month later', 'Africa/Casablanca', '2026-04-01T12:00', '2026-04-01T11:00Z'],
  ['a rule that was another then', 'America/New_York', '2006-03-20T12:00', '2006-03-20T17:00Z'],
  ['no zone at all', 'UTC', '2027-06-01T12:00', '2027-06-01T12:00Z'],
])('the clock and the instant are right on %s (%s)', async (_, timeZone, startsAt, instant) => {
  const event = await publish({ timeZone, startsAt, endsAt: `${startsAt.slice(0, 10)}T23:30` })
  const alone = await readEvent(event)
  const calendar = await read(feed)
  const listed = calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .find(({ uid }) => uid === alone.uid)
  for (const { startDate } of [alone, listed ?? alone]) {
    expect(startDate.toString().slice(0, 16)).toBe(startsAt)
    expect(startDate.toUnixTime()).toBe(Date.parse(instant) / 1000)
  }
  expect(listed).toBeDefined()
})

test('SEQUENCE counts the published changes that attendees plan by, and no others', async () => {
  const event = await publish()
  const sequence = async () => (await readEvent(event)).sequence
  expect(await sequence()).toBe(0)
  await change(event, { startsAt: '2027-03-01T14:30:00Z' })
  expect(await sequence()).toBe(1)
  await change(event, { body: null, series: 'cuppas', startsAt: '2027-03-01T14:30:00.000Z' })
  expect(await sequence()).toBe(1)
  await change(event, { title: 'Another title' }, '?draft=true')
  expect(await sequence()).toBe(1)
  await change(event, { _status: 'published' })
  expect(await sequence()).toBe(2)
  await change(event, { _status: 'draft' })
  await change(event, { venue: { name: 'The Hub' }, format: 'in-person' })
  await change(event, { _status: 'published', calendarSequence: 40, calendarDigest: 'forged' })
  expect(await sequence()).toBe(3)

  const { docs } = await server.payload.findVersions({
    collection: 'events',
    where: { parent: { equals: event.id } },
    sort: 'createdAt',
    limit: 1,
  })
  await editor.send('POST', `events/versions/${docs[0]?.id}`)
  expect(await sequence()).toBe(4)
})

test('a change is as new as the last save that was published', async () => {
  const event = await publish()
  const before = valueOf(await readEvent(event), 'last-modified')
  await change(event, { series: 'cuppas' })
  const { doc } = await editor.send<Event>('GET', `events/${event.id}`)
  const written = await readEvent(event)
  const second = doc.updatedAt.slice(0, 19)
  expect(String(valueOf(written, 'last-modified'))).toBe(`${second}Z`)
  expect(String(valueOf(written, 'dtstamp'))).toBe(`${second}Z`)
  expect(before).toBeDefined()
})

test('the calendar to subscribe to has a name, and says what does not go ahead', async () => {
  const cancelled = await publish({ status: 'cancelled' })
  const postponed = await publish({ status: 'postponed', startsAt: '2019-03-01T14:00:00Z' })
  const calendar = await read(feed)
  expect(calendar.getFirstPropertyValue('name')).toBe('Events of the collective')
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
  const statuses = new Map(
    calendar
      .getAllSubcomponents('vevent')
      .map((event) => [event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('status')]),
  )
  expect(statuses.get(`${cancelled.id}@localhost`)).toBe('CANCELLED')
  expect(statuses.get(`${postponed.id}@localhost`)).toBe('TENTATIVE')
  expect((await readEvent(cancelled)).description).toBe('Cancelled.')
  const zones = calendar.getAllSubcomponents('vtimezone')
  const names = zones.map((zone) => zone.getFirstPropertyValue('tzid'))
  expect(names).toEqual([...new Set(names)])
})

test('what is not public is in no calendar', async () => {
  const { doc: draft } = await editor.send<Event>('POST', 'events?draft=true', {
    ...factories.events(),
    title: 'Not yet',
  })
  const published = await publish()
  const all = await readText(feed)
  expect(all).not.toContain(draft.id)
  expect(all.replaceAll('\r\n ', '')).not.toContain(joiningLink)
  expect((await readText(ofEvent(published))).replaceAll('\r\n ', '')).not.toContain(joiningLink)
  for (const id of [draft.id, randomUUID()]) {
    const response = await fetch(`${server.url}/api/events/${id}/calendar.ics`)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ errors: [{ message: 'There is no such event.' }] })
  }
})

test('an event that fits into no calendar takes no other with it', async () => {
  const event = await publish()
  const last = await publish({ startsAt: '9999-12-30T10:00', endsAt: '9999-12-30T11:00' })
  const broken = await publish()
  await server.payload.db.updateOne({
    collection: 'events',
    id: broken.id,
    data: { timeZone: 'Nowhere/Never' },
  })
  const text = await readText(feed)
  expect(text).toContain(event.id)
  expect(text).toContain(last.id)
  expect(text).not.toContain(broken.id)
})

test('calendars are read again for nothing, and only read', async () => {
  const event = await publish()
  for (const path of [feed, ofEvent(event)]) {
    await expectReadOnly(server.url + path, '?anything=1')
  }
  expect((await editor.send('GET', 'events/nothing/calendar.ics')).status).toBe(404)
})
