import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { dueNow } from '../../collections/dueNow.ts'
import { forgetMails } from '../../collections/Mails/forgetMails.ts'
import { mailKinds, type MailKind } from '../../collections/Mails/mailKinds.ts'
import { queueMail } from '../../collections/Mails/queueMail.ts'
import { readEnv } from '../../src/env.ts'
import type { Event, Mail, Mailing, Registration } from '../../src/lib/payload-types.ts'
import { registrationToken } from '../../src/lib/registrationToken.ts'
import { deliverMails } from '../../src/mail/deliverMails.ts'
import { queueReminders } from '../../src/mail/queueReminders.ts'
import { smtpPool } from '../../src/mail/smtpMailer.ts'
import { mailSettings } from '../../src/mail/startMails.ts'
import { changeWork } from '../../src/work/changeWork.ts'
import { createAccounts } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { factories } from '../helpers/factories.ts'
import { elementsOf } from '../helpers/html.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { startMailServer, type MailServer } from './mailServer.ts'

let mail: MailServer
let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let as: string
let pool: ReturnType<typeof smtpPool>
beforeAll(async () => {
  mail = await startMailServer()
  server = await startTestServer({
    EMAIL_FROM: 'The collective <cms@example.org>',
    SERVER_URL: 'https://cms.example.org',
  })
  api = createApi(`http://127.0.0.1:${process.env.PORT}`)
  accounts = await createAccounts(server.payload)
  as = accounts.editor.session
  pool = smtpPool(mail.url, 3)
})
afterAll(async () => {
  pool.close()
  await server.close()
  await mail.close()
})
beforeEach(async () => {
  mail.take()
  mail.mails.length = 0
  await server.payload.db.deleteMany({ collection: 'mails', where: {} })
  await server.payload.db.deleteMany({ collection: 'registrations', where: {} })
})

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const deliver = (now = Date.now()) =>
  deliverMails({
    ...mailSettings(server.payload, readEnv()),
    send: pool.send,
    now: () => now,
    random: () => 0,
  })

const secrets = {
  joiningLink: 'https://meet.example.org/cuppa',
  signUp: {
    mode: 'here' as const,
    mailNote: 'Bring a cup.',
    feedbackUrl: 'https://forms.example.org/cuppa',
  },
}
const makeEvent = (data: Partial<Event> = {}) =>
  createDocuments(api, as)<Event>('events', {
    ...factories.events({ title: 'Tea & talk', accessProvision: ['live-captions'] }),
    ...secrets,
    _status: 'published',
    ...data,
  })
const change = async (id: string, body: object) => {
  expect((await api.patch(`/events/${id}`, { as, body })).status).toBe(200)
}

let made = 0
const register = async (event: string, data: Partial<Registration> = {}): Promise<Registration> => {
  made += 1
  return server.payload.create({
    collection: 'registrations',
    data: {
      event,
      name: 'Amina Yusuf',
      email: `person-${made}@example.org`,
      status: 'confirmed',
      sequence: made,
      ...data,
    },
  })
}
const queue = (kind: MailKind, registration: Registration) =>
  queueMail({ payload: server.payload }, kind, registration)
const mails = async (): Promise<Mail[]> => {
  const { docs } = await server.payload.find({
    collection: 'mails',
    sort: 'createdAt',
    depth: 0,
    pagination: false,
  })
  return docs
}
const onlyMail = async () => {
  const [first, ...others] = await mails()
  if (!first || others.length > 0) throw new Error(`there are ${others.length + 1} mails`)
  return first
}
const partsOf = (source: string) => {
  const decode = (text: string) =>
    Buffer.from(
      text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString()
  const base64 = /text\/calendar[^]*?\r\n\r\n([\w+/=\r\n]+)/.exec(source)?.[1]
  const html = /(<!doctype html>[^]*<\/html>)/i.exec(source)?.[1]
  return {
    all: decode(source),
    text: decode(/text\/plain[^]*?\r\n\r\n([^]*?)\r\n----_NmP/.exec(source)?.[1] ?? ''),
    html: decode(html ?? ''),
    calendar: base64 ? Buffer.from(base64, 'base64').toString() : undefined,
  }
}
const onlyArrived = () => {
  const [first, ...others] = mail.mails
  if (!first || others.length > 0) throw new Error(`there came ${mail.mails.length} mails`)
  return { ...first, ...partsOf(first.source) }
}
const linkOf = ({ id }: Registration) =>
  `https://cms.example.org/registrations/${registrationToken(id, server.payload.secret)}`

const stands: Partial<
  Record<MailKind, { event?: Partial<Event>; status?: Registration['status'] }>
> = {
  waiting: { status: 'waiting' },
  'event-cancelled': { event: { status: 'cancelled' } },
  'event-postponed': { event: { status: 'postponed' } },
  'registration-cancelled': { status: 'cancelled' },
  'thank-you': {
    event: { startsAt: '2026-01-05T14:00:00.000Z', endsAt: '2026-01-05T15:00:00.000Z' },
  },
}
const oneByOne = (Object.keys(mailKinds) as MailKind[]).filter(
  (kind) => kind !== 'mailing' && kind !== 'changed',
)

describe('what a mail says', () => {
  test.each(oneByOne)('%s, as text and as a page whose links lead somewhere', async (kind) => {
    const { event, status } = stands[kind] ?? {}
    const { id } = await makeEvent(event)
    const registration = await register(id, status ? { status } : {})
    await queue(kind, registration)
    await deliver()
    const arrived = onlyArrived()
    expect(arrived.to).toEqual([registration.email])
    expect(arrived.source).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(arrived.text).toContain('Hello Amina Yusuf,')
    expect(arrived.text).toContain('Tea & talk')
    expect(arrived.text).toContain(linkOf(registration))
    expect(arrived.all).not.toContain('{{')
    const elements = elementsOf(arrived.html)
    expect(arrived.html).toContain('lang="en-GB"')
    expect(elements.filter(({ name }) => name === 'h1')).toHaveLength(1)
    const links = elements.filter(({ name }) => name === 'a')
    expect(links.map(({ attributes }) => attributes.href)).toContain(linkOf(registration))
    for (const { text } of links) expect(text).toMatch(/^(join|your|the) /)
    expect(await onlyMail()).toMatchObject({ status: 'sent', attempts: 1, nextAttemptAt: null })
  })

  test('a place comes with the joining link, the note and a calendar of one’s own', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    await deliver()
    const { calendar, text } = onlyArrived()
    expect(text).toContain('To join online: https://meet.example.org/cuppa')
    expect(text).toContain('Bring a cup.')
    expect(text).toContain('Monday, 1 March 2027')
    expect(text).toContain('14:00 to 15:00 GMT')
    expect(text).toContain('Access: Live captions')
    const component = new ICAL.Component(ICAL.parse(calendar ?? '') as unknown[])
    expect(component.getFirstPropertyValue('method')).toBe('PUBLISH')
    const event = component.getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(event?.getFirstPropertyValue('sequence')).toBe(0)
    expect(event?.getFirstPropertyValue('description')).toContain('https://meet.example.org/cuppa')
  })

  test('the waiting list gets neither the joining link nor a calendar', async () => {
    const { id } = await makeEvent()
    await queue('waiting', await register(id, { status: 'waiting' }))
    await deliver()
    expect(onlyArrived().calendar).toBeUndefined()
    expect(onlyArrived().all).not.toContain('meet.example.org')
  })

  test('a cancelled event is cancelled in the calendar too', async () => {
    const { id } = await makeEvent({ status: 'cancelled' })
    await queue('event-cancelled', await register(id))
    await deliver()
    expect(onlyArrived().calendar).toContain('STATUS:CANCELLED')
  })

  test('a name and a title put nothing into headers, links or markup', async () => {
    const { id } = await makeEvent({ title: 'Tea\r\nBcc: all@example.org <b>now</b>' })
    const name = 'Click https://evil.example\r\nBcc: more@example.org'
    await queue('confirmed', await register(id, { name }))
    await deliver()
    const { all, html, source, text, to } = onlyArrived()
    expect(to).toHaveLength(1)
    expect(source).not.toMatch(/^Bcc:/im)
    expect(text).toContain('Hello there,')
    expect(all).not.toContain('evil.example')
    expect(html).not.toContain('<b>')
  })

  test('the feedback form is linked after the event, and neither it nor the note is public', async () => {
    const { id } = await makeEvent(stands['thank-you']?.event)
    await queue('thank-you', await register(id))
    await deliver()
    expect(onlyArrived().text).toContain('https://forms.example.org/cuppa')
    const { body } = await api.get(`/events/${id}`)
    const query = `{ Event(id: "${id}") { signUp { mode mailNote feedbackUrl } } }`
    const graphql = await api.graphql(query)
    for (const answer of [JSON.stringify(body), JSON.stringify(graphql.body)]) {
      expect(answer).not.toContain('forms.example.org')
      expect(answer).not.toContain('Bring a cup.')
    }
  })
})

describe('sending', () => {
  test('a mail that a server cannot take now is tried again, with the same Message-ID', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    mail.refuse(450)
    const now = Date.now() + 1000
    await deliver(now)
    expect(await onlyMail()).toMatchObject({
      status: 'pending',
      attempts: 1,
      nextAttemptAt: new Date(now + minute).toISOString(),
      error: expect.stringContaining('No such mailbox') as string,
    })
    mail.take()
    await deliver(now + minute - 1)
    expect(mail.mails).toEqual([])
    await deliver(now + minute)
    const sent = await onlyMail()
    expect(sent).toMatchObject({ status: 'sent', attempts: 2, error: null })
    expect(onlyArrived().source).toContain(`Message-ID: <${sent.id}@example.org>`)
    await deliver(now + day)
    expect(mail.mails).toHaveLength(1)
  })

  test('an address that is refused for good fails at once; editors send again', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    mail.refuse()
    await deliver()
    const failed = await onlyMail()
    expect(failed).toMatchObject({ status: 'failed', attempts: 1, nextAttemptAt: null })
    mail.take()
    const path = `/mails/${failed.id}/replay`
    expect((await api.post(path)).status).toBe(403)
    expect((await api.post(path, { as: accounts.contributor.session })).status).toBe(403)
    expect((await api.post('/mails/none/replay', { as })).status).toBe(404)
    expect((await api.post(path, { as })).status).toBe(202)
    await deliver()
    expect((await onlyMail()).status).toBe('sent')
    expect((await api.post(path, { as })).status).toBe(202)
    await deliver()
    const ids = mail.mails.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1])
    expect(new Set(ids).size).toBe(2)
  })

  test('it gives up after a day', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    mail.refuse(450)
    for (const n of Array.from({ length: 12 }).keys()) await deliver(Date.now() + n * 9 * hour)
    expect(await onlyMail()).toMatchObject({ status: 'failed', attempts: 9 })
  })

  test('a mail server that is away costs the others no attempt', async () => {
    const { id } = await makeEvent()
    for (const n of [1, 2, 3, 4, 5, 6])
      await queue('confirmed', await register(id, { sequence: n }))
    const gone = smtpPool('smtp://127.0.0.1:1', 3)
    await deliverMails({
      ...mailSettings(server.payload, readEnv()),
      send: gone.send,
    })
    gone.close()
    const attempts = (await mails()).map((one) => one.attempts)
    expect(attempts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(3)
    await deliver(Date.now() + 10 * minute)
    expect(mail.mails).toHaveLength(6)
  })

  const queueUnwritable = (to: string) =>
    server.payload.db.create({
      collection: 'mails',
      data: { ...dueNow(), id: randomUUID(), to, kind: 'not-published', notice: {} },
    })

  test('mails that cannot be written fail with the reason, and keep no other waiting', async () => {
    const logged = vi.spyOn(server.payload.logger, 'error').mockImplementation(() => {})
    for (const n of [1, 2, 3, 4]) await queueUnwritable(`staff-${n}@example.org`)
    const { id } = await makeEvent()
    const registration = await register(id)
    await queue('confirmed', registration)
    await deliver(Date.now() + 1000)
    expect(onlyArrived().to).toEqual([registration.email])
    const failed = (await mails()).filter(({ kind }) => kind === 'not-published')
    expect(failed.map(({ attempts, status }) => [status, attempts])).toEqual(
      Array(4).fill(['failed', 1]),
    )
    expect(failed[0]?.error).toMatch(/^It could not be written: .*subject/s)
    expect(logged).toHaveBeenCalledTimes(4)
    logged.mockRestore()
  })

  test('one that a passing fault kept from being written is tried again', async () => {
    const logged = vi.spyOn(server.payload.logger, 'error').mockImplementation(() => {})
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    const busy = vi
      .spyOn(server.payload, 'findByID')
      .mockRejectedValueOnce(
        Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }),
      )
    await deliver()
    busy.mockRestore()
    logged.mockRestore()
    expect(await onlyMail()).toMatchObject({
      status: 'pending',
      attempts: 1,
      error: expect.stringContaining('busy') as string,
    })
    await deliver(Date.now() + 10 * minute)
    expect(mail.mails).toHaveLength(1)
  })

  test('of an event without dates or title yet it is said that they are not known', async () => {
    const draft = await server.payload.create({
      collection: 'events',
      data: { joiningLink: 'https://meet.example.org/cuppa' },
      draft: true,
    })
    const event = draft.id
    const mailing = await createDocuments(api, as)<Mailing>('mailings', {
      event,
      subject: 'About {{event}}',
      body: 'We meet on {{date}}, {{time}}.',
    })
    const registration = await register(event)
    await queueMail({ payload: server.payload }, 'mailing', registration, { mailing: mailing.id })
    await deliver()
    const { source, text } = onlyArrived()
    expect(source).toContain('Subject: About an event without a title yet')
    expect(text).toContain('We meet on a date to be announced, a time to be announced.')

    mail.mails.length = 0
    await queue('registration-cancelled', await register(event, { status: 'cancelled' }))
    await deliver()
    expect(onlyArrived().text.replace(/\s+/g, ' ')).toContain(
      'on a date to be announced is cancelled',
    )
  })

  test('an event whose end alone is not known is said to start', async () => {
    const { id } = await server.payload.create({
      collection: 'events',
      data: { startsAt: '2030-06-04T13:00:00.000Z', timeZone: 'Europe/London' },
      draft: true,
    })
    const mailing = await createDocuments(api, as)<Mailing>('mailings', {
      event: id,
      subject: 'When',
      body: '{{date}}, {{time}}.',
    })
    await queueMail({ payload: server.payload }, 'mailing', await register(id), {
      mailing: mailing.id,
    })
    await deliver()
    expect(onlyArrived().text).toMatch(/Tuesday,? 4 June 2030, 14:00 BST\./)
  })

  test('who is added to an event that is not on the site is told nothing, then or later', async () => {
    const { id } = await makeEvent({ _status: 'draft' })
    const body = { name: 'Amina', email: 'amina@example.org' }
    expect((await api.post(`/events/${id}/registrations/add`, { as, body })).status).toBe(201)
    await deliver()
    await change(id, { _status: 'published' })
    await deliver(Date.now() + hour)
    expect(mail.mails).toEqual([])
    expect(await onlyMail()).toMatchObject({
      kind: 'confirmed',
      status: 'dropped',
      error: 'The event is not on the site.',
    })
  })

  test('one that is being sent is neither sent again nor cancelled', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    const one = await onlyMail()
    const send = vi.fn(async () => {
      const again = await api.post(`/mails/${one.id}/replay`, { as })
      expect(again.status).toBe(409)
      expect(again.body.errors[0]?.message).toContain('being sent')
      for (const change of ['cancel', 'retry'] as const) {
        const req = await createLocalReq({}, server.payload)
        await expect(changeWork(req, [one.id], change, false)).rejects.toThrow(/being sent|running/)
      }
    })
    const settings = mailSettings(server.payload, readEnv())
    await deliverMails({ ...settings, send, now: () => Date.now() })
    expect(await onlyMail()).toMatchObject({ status: 'sent', attempts: 1, error: null })
    expect(send).toHaveBeenCalledOnce()
  })

  test('one that arrives between a look at it and its change stays as it is', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    const one = await onlyMail()
    const { db } = server.payload
    const { beginTransaction } = db
    const meanwhile = (status: 'pending' | 'sent') =>
      vi.spyOn(db, 'beginTransaction').mockImplementationOnce(async (...args) => {
        await db.updateOne({ collection: 'mails', id: one.id, data: { status, attempts: 1 } })
        return beginTransaction.apply(db, args)
      })
    const asBefore = { status: 'pending', attempts: 0 }
    for (const change of ['cancel', 'retry'] as const) {
      await db.updateOne({ collection: 'mails', id: one.id, data: asBefore })
      const req = await createLocalReq({}, server.payload)
      meanwhile('sent')
      expect(await changeWork(req, [one.id], change, false)).toEqual([])
      expect(await onlyMail()).toMatchObject({ status: 'sent', attempts: 1 })
    }
    await db.updateOne({ collection: 'mails', id: one.id, data: asBefore })
    meanwhile('sent')
    expect((await api.post(`/mails/${one.id}/replay`, { as })).status).toBe(409)
    await db.updateOne({ collection: 'mails', id: one.id, data: { ...asBefore, status: 'failed' } })
    meanwhile('pending')
    const retried = await api.post(`/payload-jobs/${one.id}/retry`, {
      as: accounts.admin.session,
    })
    expect([retried.status, retried.body.errors[0]?.message]).toEqual([
      409,
      'It has gone on meanwhile. Please reload the page.',
    ])
    expect(await onlyMail()).toMatchObject({ status: 'pending', attempts: 1 })
    vi.restoreAllMocks()
  })

  test('two processes that find the same mails send each once', async () => {
    const { id } = await makeEvent()
    for (const n of [1, 2, 3, 4]) await queue('confirmed', await register(id, { sequence: n }))
    await Promise.all([deliver(), deliver()])
    expect(mail.mails).toHaveLength(4)
  })

  test('a mail whose process died is taken up again after its lease', async () => {
    const { id } = await makeEvent()
    await queue('confirmed', await register(id))
    const now = Date.now()
    await server.payload.db.updateOne({
      collection: 'mails',
      id: (await onlyMail()).id,
      data: { attempts: 1, nextAttemptAt: new Date(now + minute).toISOString() },
    })
    await deliver(now + minute - 1)
    expect(mail.mails).toEqual([])
    await deliver(now + minute)
    expect(await onlyMail()).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('what is rolled back is never sent', async () => {
    const { id } = await makeEvent()
    const registration = await register(id)
    const { db } = server.payload
    const transactionID = (await db.beginTransaction()) ?? ''
    await queueMail({ payload: server.payload, transactionID }, 'confirmed', registration)
    await db.rollbackTransaction(transactionID)
    expect(await mails()).toEqual([])
  })

  test.each([
    ['confirmed', 'cancelled', 'The registration was cancelled.'],
    ['waiting', 'confirmed', 'No longer on the waiting list.'],
    ['moved-up', 'waiting', 'There is no place any more.'],
  ] as const)('%s is not sent to somebody %s by then', async (kind, status, error) => {
    const { id } = await makeEvent()
    await queue(kind, await register(id, { status }))
    await deliver()
    expect(mail.mails).toEqual([])
    expect(await onlyMail()).toMatchObject({ status: 'dropped', error })
  })

  test('nothing is sent about a registration or an event that is gone', async () => {
    const { id } = await makeEvent()
    const registration = await register(id)
    await queue('confirmed', registration)
    await change(id, { _status: 'draft' })
    await deliver()
    expect((await onlyMail()).error).toBe('The event is not on the site.')
    await queue('confirmed', registration)
    // Deleting it by the ways there are takes its mails along.
    await server.payload.db.deleteOne({
      collection: 'registrations',
      where: { id: { equals: registration.id } },
    })
    await deliver()
    expect((await mails()).at(-1)?.error).toBe('The registration was removed.')
    expect(mail.mails).toEqual([])
  })

  test('mails are forgotten with their registrations', async () => {
    const { id } = await makeEvent()
    const [gone, other] = [await register(id), await register(id)]
    await queue('confirmed', gone)
    await queue('confirmed', other)
    await forgetMails({ payload: server.payload }, [gone.id])
    expect((await onlyMail()).to).toBe(other.email)
  })
})

describe('changes of an event', () => {
  test('several are one mail, old and new, to all who signed up', async () => {
    const { id } = await makeEvent()
    await register(id)
    await register(id, { status: 'waiting' })
    await register(id, { status: 'cancelled' })
    await change(id, { startsAt: '2027-03-01T13:00:00.000Z' })
    await change(id, { joiningLink: 'https://meet.example.org/new' })
    await deliver()
    expect(mail.mails).toEqual([])
    await deliver(Date.now() + 6 * minute)
    expect(mail.mails).toHaveLength(2)
    for (const { source } of mail.mails) {
      const { text } = partsOf(source)
      expect(text).toContain(
        'It starts on 1 March 2027, 13:00 GMT. Before, it was 1 March 2027, 14',
      )
      expect(text).toContain('The link to join online is a new one.')
    }
    const links = mail.mails.filter(({ source }) => source.includes('https://meet.example.org/new'))
    expect(links).toHaveLength(1)
  })

  test('one that is taken back, in a draft, or of nothing that people plan by tells nobody', async () => {
    const { id } = await makeEvent()
    await register(id)
    await change(id, { summary: 'More words' })
    const draft = { startsAt: '2027-03-01T12:00:00.000Z' }
    await api.patch(`/events/${id}`, { as, body: draft, query: { draft: true } })
    expect(await mails()).toEqual([])
    await change(id, { startsAt: '2027-03-01T13:00:00.000Z', _status: 'published' })
    await change(id, { startsAt: '2027-03-01T14:00:00.000Z', _status: 'published' })
    await deliver(Date.now() + 6 * minute)
    expect(mail.mails).toEqual([])
    expect((await onlyMail()).error).toBe('What had changed is as before.')
  })

  test.each([
    ['cancelled', 'Subject: Cancelled: Tea & talk'],
    ['postponed', 'Subject: Postponed: Tea & talk'],
  ] as const)('%s is told once', async (status, subject) => {
    const { id } = await makeEvent()
    await register(id)
    await change(id, { status })
    await deliver(Date.now() + 6 * minute)
    expect(onlyArrived().source).toContain(subject)
    await change(id, { title: 'Tea, talk' })
    await deliver(Date.now() + 12 * minute)
    expect(mail.mails).toHaveLength(1)
  })

  test('an event that goes ahead after all says so', async () => {
    const { id } = await makeEvent({ status: 'postponed' })
    await register(id)
    await change(id, { status: 'scheduled' })
    await deliver(Date.now() + 6 * minute)
    expect(onlyArrived().text).toContain('It is going ahead.')
  })

  test('one that is over tells nobody', async () => {
    const { id } = await makeEvent(stands['thank-you']?.event)
    await register(id)
    await change(id, { status: 'cancelled' })
    expect(await mails()).toEqual([])
  })
})

describe('reminders', () => {
  const inSpring = { startsAt: '2028-03-26T13:00:00.000Z', endsAt: '2028-03-26T14:00:00.000Z' }
  const inAutumn = { startsAt: '2028-10-29T14:00:00.000Z', endsAt: '2028-10-29T15:00:00.000Z' }
  const look = async (moment: string) => {
    const now = Date.parse(moment)
    await queueReminders(server.payload, now)
    await server.payload.db.updateMany({
      collection: 'mails',
      where: { status: { equals: 'pending' } },
      data: { nextAttemptAt: moment },
    })
    await deliver(now)
  }
  const kinds = async () => (await mails()).map(({ kind }) => kind)

  test.each([
    [inSpring, '2028-03-25T13:59:00.000Z', '2028-03-25T14:00:00.000Z'],
    [inAutumn, '2028-10-28T12:59:00.000Z', '2028-10-28T13:00:00.000Z'],
  ])('%j, a day before by the clock, once', async (times, early, due) => {
    const { id } = await makeEvent(times)
    await register(id)
    await register(id, { status: 'waiting' })
    await look(early)
    expect(await mails()).toEqual([])
    await look(due)
    await Promise.all([
      queueReminders(server.payload, Date.parse(due)),
      queueReminders(server.payload, Date.parse(due) + minute),
    ])
    expect(await kinds()).toEqual(['reminder-day'])
    expect(onlyArrived().source).toMatch(
      /^List-Unsubscribe:\s+<https:\/\/cms\.example\.org\/registrations\/reg_/m,
    )
  })

  test('an hour before, and thanks the next morning', async () => {
    const { id } = await makeEvent(inSpring)
    await register(id)
    await look('2028-03-26T12:00:00.000Z')
    await look('2028-03-26T13:00:00.000Z')
    await look('2028-03-27T08:59:00.000Z')
    expect(await kinds()).toEqual(['reminder-hour'])
    await look('2028-03-27T09:00:00.000Z')
    await look('2028-03-27T10:00:00.000Z')
    expect(await kinds()).toEqual(['reminder-hour', 'thank-you'])
    expect(mail.mails).toHaveLength(2)
  })

  test('a new date is reminded of anew; a cancelled event of nothing', async () => {
    const { id } = await makeEvent(inSpring)
    await register(id)
    await look('2028-03-25T14:00:00.000Z')
    await change(id, inAutumn)
    await server.payload.db.deleteMany({
      collection: 'mails',
      where: { kind: { equals: 'changed' } },
    })
    await look('2028-10-28T13:00:00.000Z')
    expect(await kinds()).toEqual(['reminder-day', 'reminder-day'])
    await change(id, { status: 'cancelled' })
    await server.payload.db.deleteMany({ collection: 'mails', where: {} })
    await look('2028-10-29T13:00:00.000Z')
    expect(await mails()).toEqual([])
  })

  test('not for somebody who signed up, or got their place, since', async () => {
    const soon = { startsAt: new Date(Date.now() + 5 * hour).toISOString() }
    const { id } = await makeEvent({
      ...soon,
      endsAt: new Date(Date.now() + 6 * hour).toISOString(),
    })
    await register(id)
    const early = await register(id)
    await server.payload.db.updateOne({
      collection: 'registrations',
      id: early.id,
      data: { createdAt: new Date(Date.now() - 2 * day).toISOString() },
    })
    await queue('moved-up', early)
    await queueReminders(server.payload, Date.now())
    expect(await kinds()).toEqual(['moved-up'])
    await server.payload.db.deleteMany({ collection: 'mails', where: {} })
    await queueReminders(server.payload, Date.now())
    expect((await onlyMail()).to).toBe(early.email)
  })
})

describe('templates', () => {
  const find = async (kind: string) => {
    const query = { where: { kind: { equals: kind } } }
    const [template] = (await api.get('/mail-templates', { as, query })).body.docs
    return template?.id ?? ''
  }

  test('staff write their own words, and go back to ours', async () => {
    const path = `/mail-templates/${await find('confirmed')}`
    const body = { subject: 'See you at {{event}}', body: 'Dear {{name}},\n\nyou are in.' }
    expect((await api.patch(path, { as, body })).status).toBe(200)
    const { id } = await makeEvent()
    const registration = await register(id)
    await queue('confirmed', registration)
    await deliver()
    expect(onlyArrived().source).toContain('Subject: See you at Tea & talk')
    expect(onlyArrived().text).toContain('Dear Amina Yusuf,\r\n\r\nyou are in.')
    const contributor = accounts.contributor.session
    expect((await api.post(`${path}/reset`, { as: contributor })).status).toBe(403)
    expect((await api.post(`${path}/reset`, { as })).status).toBe(200)
    const { body: reset } = await api.get(path, { as })
    expect(reset.subject).toBe('You have a place: {{event}}')
  })

  test.each(['subject', 'body'])(
    'an unknown placeholder in the %s is refused by name',
    async (field) => {
      const path = `/mail-templates/${await find('waiting')}`
      const answer = await api.patch(path, { as, body: { [field]: 'Hello {{nmae}}' } })
      expect(answer.status).toBe(400)
      const [fault] = answer.body.errors[0]?.data?.errors ?? []
      expect(fault).toMatchObject({ path: field })
      expect(fault?.message).toContain('There is no {{nmae}}.')
    },
  )

  test('the kind stays what it is', async () => {
    const path = `/mail-templates/${await find('waiting')}`
    await api.patch(path, { as, body: { kind: 'changed' } })
    expect((await api.get(path, { as })).body.kind).toBe('waiting')
  })
})

describe('mailings', () => {
  const write = (event: string, data: Partial<Mailing> = {}) =>
    createDocuments(api, as)<Mailing>('mailings', {
      event,
      audience: 'everyone',
      subject: 'About {{event}}',
      body: 'Hello {{name}},\n\nplease read this.\nJoin: {{joiningLink}}',
      ...data,
    })

  test('goes once to those it is for, when their number is confirmed', async () => {
    const { id: event } = await makeEvent()
    await register(event)
    await register(event, { status: 'waiting' })
    await register(event, { status: 'cancelled' })
    const { id } = await write(event)
    const path = `/mailings/${id}`
    expect((await api.get(`${path}/recipients`, { as })).body.recipients).toBe(2)
    expect((await api.post(`${path}/send`, { as, body: {} })).status).toBe(400)
    const wrong = await api.post(`${path}/send`, { as, body: { recipients: 3 } })
    expect(wrong.status).toBe(409)
    expect(wrong.body.errors[0]?.message).toBe('This would go to 2 people now, not to 3.')
    const send = () => api.post(`${path}/send`, { as, body: { recipients: 2 } })
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 202])
    expect((await send()).status).toBe(200)
    await deliver()
    expect(mail.mails).toHaveLength(2)
    expect(mail.mails[0]?.source).toContain('Subject: About Tea & talk')
    const joined = mail.mails.filter(({ source }) => source.includes('meet.example.org'))
    expect(joined).toHaveLength(1)
    const { body } = await api.get(path, { as })
    expect(body).toMatchObject({ status: 'sent', recipients: 2 })
    const changed = await api.patch(path, { as, body: { subject: 'Other words' } })
    expect([403, 404]).toContain(changed.status)
    expect([403, 404]).toContain((await api.delete(path, { as })).status)
  })

  test.each([
    ['confirmed', 2],
    ['waiting', 1],
    ['attended', 1],
  ] as const)('%s are %d', async (audience, count) => {
    const { id: event } = await makeEvent()
    await register(event)
    await register(event, { attended: true })
    await register(event, { status: 'waiting' })
    const { id } = await write(event, { audience })
    expect((await api.get(`/mailings/${id}/recipients`, { as })).body.recipients).toBe(count)
  })

  test('is for editors alone, says nothing to nobody, and is sent by no field', async () => {
    const { id: event } = await makeEvent()
    const { id } = await write(event, { status: 'sent', recipients: 5 })
    const path = `/mailings/${id}`
    const { recipients, status } = (await api.get(path, { as })).body
    expect([status, recipients ?? null]).toEqual(['draft', null])
    const body = { recipients: 0 }
    expect((await api.post(`${path}/send`, { as, body })).status).toBe(409)
    for (const who of [undefined, accounts.contributor.session]) {
      expect((await api.post(`${path}/send`, { as: who, body })).status).toBe(403)
      expect((await api.get(`${path}/recipients`, { as: who })).status).toBe(403)
    }
    const event404 = `/mailings/${randomUUID()}/send`
    expect((await api.post(event404, { as, body })).status).toBe(404)
    const unknown = await api.patch(path, { as, body: { body: '{{secret}}' } })
    expect(unknown.status).toBe(400)
  })
})
