import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { inTurn } from '../../src/lib/inTurn.ts'
import { registrationToken } from '../../src/lib/registrationToken.ts'
import { sharedState } from '../../src/lib/sharedState.ts'
import { createAccounts } from '../helpers/accounts.ts'
import { listOf, mailsTo, makeEvent, registrationsOf } from '../helpers/registrations.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
const clientLimit = 200
beforeAll(async () => {
  server = await startTestServer({
    SIGNUP_RATE_LIMIT: String(clientLimit),
    TRUST_PROXY: 'loopback',
    ALLOWED_ORIGINS: 'https://site.example',
  })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
afterAll(() => server.close())

let made = 0
const details = (overrides: object = {}) => ({
  name: 'Ann',
  email: `ann-${(made += 1)}@example.org`,
  agreed: true,
  ...overrides,
})
const post = (event: string, body: object, headers: Record<string, string> = {}) =>
  api.post(`/events/${event}/registrations`, { body, headers })
const tokenOf = async (event: string): Promise<string> => {
  const [registration] = await registrationsOf(server.payload, event)
  return registrationToken(registration?.id ?? '', server.payload.secret)
}

const questions = [
  { label: 'Why?', type: 'text' as const, required: true },
  { label: 'Lunch', type: 'choice' as const, options: ['Soup', 'Salad'] },
  { label: 'First time?', type: 'yes-no' as const },
]
const makeAsking = async () => {
  const event = await makeEvent(server.payload, { questions })
  return { id: event.id, asked: (event.signUp?.questions ?? []).map(({ id }) => String(id)) }
}

describe('signing up', () => {
  test('answers the status alone; the secret link goes by mail', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    const first = details({ accessNeeds: 'Captions, please.' })
    const answer = await post(id, first, { Origin: 'https://site.example' })
    expect([answer.status, answer.body]).toEqual([201, { registration: { status: 'confirmed' } }])
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://site.example')
    const second = await post(id, details())
    expect([second.status, second.body]).toEqual([201, { registration: { status: 'waiting' } }])
    expect(await mailsTo(server.payload, first.email)).toEqual(['confirmed'])
    const [saved] = await registrationsOf(server.payload, id)
    expect(saved).toMatchObject({ name: 'Ann', accessNeeds: 'Captions, please.', sequence: 1 })
    expect(JSON.stringify(saved)).not.toContain('reg_')
  })

  test('the same e-mail is one registration, and looks like a newcomer to whoever asks', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    const ann = details()
    await post(id, ann)
    const again = await post(id, { ...ann, name: 'Mallory', email: ann.email.toUpperCase() })
    expect([again.status, again.body]).toEqual([201, { registration: { status: 'waiting' } }])
    expect(await listOf(server.payload, id)).toEqual(['Ann confirmed'])
    expect(await mailsTo(server.payload, ann.email)).toEqual(['confirmed', 'already-registered'])
  })

  test('a full event says so, to those who have a place too, who learn the truth by mail', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1 })
    const ann = details()
    await post(id, ann)
    const stranger = await post(id, details())
    const again = await post(id, ann)
    expect(stranger.status).toBe(409)
    expect(stranger.body.errors[0]).toMatchObject({
      message: expect.stringContaining('full') as string,
      data: { reason: 'full' },
    })
    expect([again.status, again.body]).toEqual([stranger.status, stranger.body])
    expect(await mailsTo(server.payload, ann.email)).toEqual(['confirmed', 'already-registered'])
  })

  test('takes answers by the ids of the questions', async () => {
    const { asked, id } = await makeAsking()
    const [why = '', lunch = '', first = ''] = asked
    const answers = { [why]: 'To learn', [lunch]: 'Soup', [first]: false }
    expect((await post(id, details({ answers }))).status).toBe(201)
    const [saved] = await registrationsOf(server.payload, id)
    expect(saved?.answers).toEqual(answers)
  })

  const faults: [string, object, string][] = [
    ['no name', { name: ' ' }, 'name'],
    ['a long name', { name: 'a'.repeat(201) }, 'name'],
    ['a name of two lines', { name: 'Ann\nBcc: x@example.org' }, 'name'],
    ['a name with an address', { name: 'Win at https://spam.example' }, 'name'],
    ['no e-mail', { email: undefined }, 'email'],
    ['a wrong e-mail', { email: 'ann@' }, 'email'],
    ['two e-mails', { email: 'a@example.org,b@example.org' }, 'email'],
    ['a long e-mail', { email: `a@${'b'.repeat(250)}.org` }, 'email'],
    ['long access needs', { accessNeeds: 'a'.repeat(2001) }, 'accessNeeds'],
    ['access needs that are no text', { accessNeeds: {} }, 'accessNeeds'],
    ['an unreadable character', { accessNeeds: 'a\u0000b' }, 'accessNeeds'],
    ['no agreement', { agreed: undefined }, 'agreed'],
    ['agreement in words', { agreed: 'true' }, 'agreed'],
    ['answers that are a list', { answers: [] }, 'answers'],
    ['an unknown question', { answers: { constructor: 'x' } }, 'answers.constructor'],
  ]
  test.each(faults)('refuses %s by the name of the field', async (_what, body, path) => {
    const { id } = await makeEvent(server.payload)
    const answer = await post(id, details(body))
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]?.data?.errors?.map((error) => error.path)).toEqual([path])
    expect(await listOf(server.payload, id)).toEqual([])
  })

  test('refuses answers that do not fit, and required ones that are missing', async () => {
    const { asked, id } = await makeAsking()
    const [why = '', lunch = '', first = ''] = asked
    const answers = { [why]: ' ', [lunch]: 'Cake', [first]: 'yes' }
    const answer = await post(id, details({ answers }))
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]?.data?.errors?.map(({ path }) => path)).toEqual(
      asked.map((question) => `answers.${question}`),
    )
    expect(answer.body.errors[0]?.message).toContain('Why?')
  })

  test.each([
    ['a list', '[]', 'application/json', 400],
    ['broken JSON', '{', 'application/json', 400],
    ['a form', 'name=Ann', 'application/x-www-form-urlencoded', 415],
  ])('refuses %s', async (_what, body, type, status) => {
    const { id } = await makeEvent(server.payload)
    const answer = await fetch(`${server.url}/api/events/${id}/registrations`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
    })
    expect(answer.status).toBe(status)
  })

  const times = (opensAt: string | null, closesAt: string | null) => ({
    signUp: { mode: 'here' as const, opensAt, closesAt },
  })
  test.each([
    ['not-open-yet', times('2027-01-01T00:00:00.000Z', null)],
    ['closed', times(null, '2026-01-01T00:00:00.000Z')],
    ['cancelled', { status: 'cancelled' as const }],
    ['postponed', { status: 'postponed' as const }],
    ['past', { startsAt: '2026-01-01T10:00:00.000Z', endsAt: '2026-01-01T11:00:00.000Z' }],
    ['none', { signUp: { mode: 'none' as const } }],
    ['elsewhere', { signUp: { mode: 'elsewhere' as const, url: 'https://else.example' } }],
  ])('is refused where an event is %s', async (reason, event) => {
    const { id } = await makeEvent(server.payload, {}, event)
    const answer = await post(id, details())
    expect(answer.status).toBe(409)
    expect(answer.body.errors[0]?.data).toMatchObject({ reason })
  })

  test('an unknown event, a draft and one in the trash are all the same', async () => {
    const draft = await makeEvent(server.payload, {}, { _status: 'draft' })
    const trashed = await makeEvent(server.payload)
    await server.payload.update({
      collection: 'events',
      id: trashed.id,
      data: { deletedAt: new Date().toISOString() },
    })
    const answers = await Promise.all(
      ['no-such', draft.id, trashed.id].map((id) => post(id, details())),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })
})

describe('an Idempotency-Key', () => {
  test('has the same request answered again, and done once', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    const ann = details()
    const headers = { 'Idempotency-Key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }
    const first = await post(id, ann, headers)
    const again = await post(id, ann, headers)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect(again.body).toEqual({ registration: { status: 'confirmed' } })
    expect(await mailsTo(server.payload, ann.email)).toEqual(['confirmed'])
  })

  test('of another request is refused', async () => {
    const { id } = await makeEvent(server.payload)
    const headers = { 'Idempotency-Key': 'one' }
    await post(id, details(), headers)
    expect((await post(id, details(), headers)).status).toBe(422)
  })

  test('of a request that is under way is 409, and the work is done once', async () => {
    const { id } = await makeEvent(server.payload)
    const ann = details()
    const headers = { 'Idempotency-Key': 'two' }
    const answers = await Promise.all([post(id, ann, headers), post(id, ann, headers)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('that is none is 400', async () => {
    const { id } = await makeEvent(server.payload)
    const answer = await post(id, details(), { 'Idempotency-Key': '""' })
    expect(answer.status).toBe(400)
  })
})

describe('limits', () => {
  test('an e-mail that keeps signing up is told so a few times, and nobody learns of it', async () => {
    const { id } = await makeEvent(server.payload)
    const ann = details()
    const statuses = []
    for (let turn = 0; turn < 8; turn++) statuses.push((await post(id, ann)).status)
    expect(new Set(statuses)).toEqual(new Set([201]))
    expect((await mailsTo(server.payload, ann.email)).length).toBeLessThanOrEqual(4)
  })

  test('a client that signs up too often has to wait, others do not', async () => {
    const { id } = await makeEvent(server.payload)
    const from = (ip: string) => post(id, details(), { 'X-Forwarded-For': ip })
    const answers = await Promise.all(
      Array.from({ length: clientLimit + 1 }, () => from('203.0.113.7')),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(3000)
    expect((await from('203.0.113.8')).status).toBe(201)
  })
})

describe('the secret link', () => {
  const signUp = async (settings: object = {}, overrides: object = {}) => {
    const { id } = await makeEvent(server.payload, settings)
    const person = details(overrides)
    await post(id, person)
    return { id, person, path: `/registrations/${await tokenOf(id)}` }
  }

  test('shows what somebody gave, and the joining link to who has a place', async () => {
    const { path, person } = await signUp({ capacity: 1 })
    const { body, headers, status } = await api.get(path)
    expect(status).toBe(200)
    expect(body.registration).toEqual({
      name: 'Ann',
      email: person.email,
      accessNeeds: null,
      answers: {},
      status: 'confirmed',
    })
    expect(body.event).toMatchObject({ joiningLink: 'https://join.example/secret-room' })
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  })

  test('shows who waits their position, and no joining link', async () => {
    const { path } = await signUp({ capacity: 0, waitingList: true })
    const { body } = await api.get(path)
    expect(body.registration).toMatchObject({ status: 'waiting', position: 1 })
    expect(JSON.stringify(body)).not.toContain('secret-room')
  })

  test('changes name, access needs and answers, nothing else', async () => {
    const { id, path, person } = await signUp()
    const body = { name: 'Ann B', accessNeeds: 'A ramp' }
    const changed = await api.patch(path, { body })
    expect(changed.status).toBe(200)
    expect(changed.body.registration).toMatchObject({ ...body, email: person.email })
    const refused = await api.patch(path, { body: { email: 'x@example.org', status: 'waiting' } })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0]?.data?.errors?.map((error) => error.path)).toEqual([
      'email',
      'status',
    ])
    expect(await listOf(server.payload, id)).toEqual(['Ann B confirmed'])
    expect(await mailsTo(server.payload, person.email)).toEqual([
      'confirmed',
      'registration-changed',
    ])
  })

  test('cancels, once; then it can be seen, not changed', async () => {
    const { path, person } = await signUp()
    const cancelled = { registration: { status: 'cancelled' } }
    for (let turn = 0; turn < 2; turn++) {
      const answer = await api.delete(path)
      expect([answer.status, answer.body]).toEqual([200, cancelled])
    }
    expect((await api.get(path)).body).toMatchObject(cancelled)
    expect((await api.patch(path, { body: { name: 'B' } })).status).toBe(409)
    expect(await mailsTo(server.payload, person.email)).toEqual([
      'confirmed',
      'registration-cancelled',
    ])
  })

  /** Begins requests about an event so that all have been looked at before the first is done. */
  const atOnce = async <T>(event: string, ...requests: (() => Promise<T>)[]): Promise<T[]> => {
    const turns = sharedState('turns', () => new Map<string, { waiting: number }>())
    const answers: Promise<T>[] = []
    await inTurn(`event:${event}`, async () => {
      for (const [index, request] of requests.entries()) {
        answers.push(request())
        await vi.waitFor(() => expect(turns.get(`event:${event}`)?.waiting).toBe(index + 2))
      }
    })
    return Promise.all(answers)
  }

  test('keeps both of two changes that come at once', async () => {
    const { asked, id } = await makeAsking()
    const [why = '', lunch = ''] = asked
    await post(id, details({ answers: { [why]: 'Before', [lunch]: 'Soup' } }))
    const path = `/registrations/${await tokenOf(id)}`
    const answers = await atOnce(
      id,
      () => api.patch(path, { body: { answers: { [why]: 'After' } } }),
      () => api.patch(path, { body: { answers: { [lunch]: 'Salad' } } }),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await api.get(path)).body.registration).toMatchObject({
      answers: { [why]: 'After', [lunch]: 'Salad' },
    })
  })

  test('changes nothing of one that is cancelled at the same moment', async () => {
    const { id, path, person } = await signUp()
    const [cancelled, changed] = await atOnce(
      id,
      () => api.delete(path),
      () => api.patch(path, { body: { name: 'Too late' } }),
    )
    expect([cancelled?.status, changed?.status]).toEqual([200, 409])
    expect(await listOf(server.payload, id)).toEqual([`${person.name} cancelled`])
    expect(await mailsTo(server.payload, person.email)).toEqual([
      'confirmed',
      'registration-cancelled',
    ])
  })

  test('erases all that is kept', async () => {
    const { id, path, person } = await signUp()
    const answer = await api.delete(path, { query: { erase: true } })
    expect([answer.status, answer.body]).toEqual([200, { registration: { status: 'erased' } }])
    expect(await listOf(server.payload, id)).toEqual([])
    expect(await mailsTo(server.payload, person.email)).toEqual([])
    expect((await api.get(path)).status).toBe(404)
  })

  test('that is none tells nothing', async () => {
    const path = `/registrations/reg_${'a'.repeat(43)}`
    const answers = await Promise.all([
      api.get(path),
      api.patch(path, { body: { name: 'A' } }),
      api.delete(path),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(answers[0].body).toEqual({ errors: [{ message: 'There is nothing at this address.' }] })
    expect((await api.post(path, { body: {} })).status).toBe(405)
  })
})

describe('a registration is never public', () => {
  test('to anybody below editor, on no route', async () => {
    const event = await makeEvent(server.payload)
    const secret = 'needs-nobody-may-see'
    const person = details({ name: 'Secretperson', accessNeeds: secret })
    await post(event.id, person)
    const [registration] = await registrationsOf(server.payload, event.id)
    const paths = [
      '/registrations',
      `/registrations/${registration?.id}`,
      '/registrations/count',
      '/mails',
      '/event-places',
      '/sign-up-answers',
      `/events/${event.id}?depth=3&draft=true`,
      '/search?q=Secretperson',
    ]
    const leaks = (text: string) => [secret, person.email].filter((one) => text.includes(one))
    for (const as of [undefined, accounts.contributor.session, accounts.contributor.apiKey]) {
      for (const path of paths) {
        const answer = await api.get(path, { as })
        expect(leaks(JSON.stringify(answer.body)), path).toEqual([])
      }
      const list = await api.graphql('{ Registrations { docs { name email tokenHash: id } } }', {
        as,
      })
      expect(leaks(JSON.stringify(list.body))).toEqual([])
      expect(list.body.errors).toBeDefined()
    }
  })

  test('and its secrets are shown to nobody at all', async () => {
    const event = await makeEvent(server.payload)
    await post(event.id, details())
    const as = accounts.admin.session
    const where = { event: { equals: event.id } }
    const { body } = await api.get('/registrations', { as, query: { where } })
    expect(body.totalDocs).toBe(1)
    expect(body.docs[0]).not.toHaveProperty('tokenHash')
    expect(body.docs[0]).not.toHaveProperty('key')
    const guess = { tokenHash: { like: 'a' } }
    expect((await api.get('/registrations', { as, query: { where: guess } })).status).not.toBe(200)
  })
})
