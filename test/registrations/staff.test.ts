import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccounts } from '../helpers/accounts.ts'
import {
  listOf,
  mailsTo,
  makeEvent,
  registrationsOf,
  signUpInTurn,
} from '../helpers/registrations.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let editor: string
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_RATE_LIMIT: '0' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  editor = accounts.editor.session
})
afterAll(() => server.close())

const idOf = async (event: string, name: string): Promise<string> =>
  (await registrationsOf(server.payload, event)).find((one) => one.name === name)?.id ?? 'none'

const act = async (event: string, name: string, what: string, body: object = {}) =>
  api.post(`/registrations/${await idOf(event, name)}/${what}`, { as: editor, body })

const add = (event: string, body: object, as = editor) =>
  api.post(`/events/${event}/registrations/add`, { as, body })

const signUps = async (event: string) =>
  (await api.get(`/events/${event}/registrations`, { as: editor })).body

describe('the sign-ups of an event', () => {
  test('show the places, who needs what, and everybody in order', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b', 'c')
    await act(id, 'c', 'cancel')
    await add(id, { name: 'Dee', email: 'dee@example.org', accessNeeds: 'A lift, please' })
    expect(await signUps(id)).toMatchObject({
      capacity: 1,
      free: 0,
      confirmed: 1,
      waiting: 2,
      cancelled: 1,
      docs: [
        { name: 'a', status: 'confirmed' },
        { name: 'b', status: 'waiting' },
        { name: 'Dee', status: 'waiting', accessNeeds: 'A lift, please' },
        { name: 'c', status: 'cancelled' },
      ],
    })
  })

  test('are empty before anybody has signed up', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 5 })
    expect(await signUps(id)).toMatchObject({ capacity: 5, free: 5, confirmed: 0, docs: [] })
  })

  test('tell nothing of secret links', async () => {
    const { id } = await makeEvent(server.payload)
    await signUpInTurn(server.payload, id, 'a')
    expect(JSON.stringify(await signUps(id))).not.toMatch(/token|key"/i)
  })
})

describe('adding somebody', () => {
  test('works after the sign-up has closed, and tells them', async () => {
    const { id } = await makeEvent(server.payload, { closesAt: '2020-01-01T00:00:00.000Z' })
    const { status, body } = await add(id, { name: 'Late', email: 'late@example.org' })
    expect(status).toBe(201)
    expect(body.registration).toMatchObject({ status: 'confirmed' })
    expect(await mailsTo(server.payload, 'late@example.org')).toEqual(['confirmed'])
  })

  test('notes no agreement that was not given', async () => {
    const { id } = await makeEvent(server.payload)
    await add(id, { name: 'Rang', email: 'rang@example.org' })
    const [one] = await registrationsOf(server.payload, id)
    expect([one?.name, one?.agreedAt ?? null]).toEqual(['Rang', null])
  })

  test('is refused beyond the places', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1 })
    await signUpInTurn(server.payload, id, 'a')
    expect((await add(id, { name: 'B', email: 'b@example.org' })).status).toBe(409)
    expect(await listOf(server.payload, id)).toEqual(['a confirmed'])
  })

  test('is refused for an e-mail that is there already', async () => {
    const { id } = await makeEvent(server.payload)
    await signUpInTurn(server.payload, id, 'a')
    const { status, body } = await add(id, { name: 'A', email: 'A@Example.org' })
    expect([status, body.errors[0]?.data?.errors?.[0]?.path]).toEqual([409, 'email'])
  })

  test.each([
    ['name', { email: 'a@example.org' }],
    ['email', { name: 'A', email: 'nowhere' }],
    ['accessNeeds', { name: 'A', email: 'a@example.org', accessNeeds: 7 }],
  ])('names the field %s', async (path, body) => {
    const { id } = await makeEvent(server.payload)
    const { status, body: answer } = await add(id, body)
    expect([status, answer.errors[0]?.data?.errors?.[0]?.path]).toEqual([400, path])
  })

  test('is refused with a body that is no object', async () => {
    const { id } = await makeEvent(server.payload)
    expect((await add(id, ['x'])).status).toBe(400)
  })
})

describe('changing a registration', () => {
  test('cancelling gives the place to who waits first', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'leaves', 'waits', 'last')
    expect((await act(id, 'leaves', 'cancel')).status).toBe(200)
    expect(await listOf(server.payload, id)).toEqual([
      'leaves cancelled',
      'waits confirmed',
      'last waiting',
    ])
    expect(await mailsTo(server.payload, 'waits@example.org')).toContain('moved-up')
  })

  test('moving beyond the places is refused', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b')
    expect((await act(id, 'b', 'move', { to: 'confirmed' })).status).toBe(409)
  })

  test('moving to the waiting list gives the place to the next', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b')
    expect((await act(id, 'a', 'move', { to: 'waiting' })).status).toBe(200)
    expect(await listOf(server.payload, id)).toEqual(['b confirmed', 'a waiting'])
  })

  test.each([
    ['move', 'to', { to: 'cancelled' }],
    ['move', 'to', {}],
    ['attendance', 'attended', { attended: 'yes' }],
  ])('%s names the field %s', async (what, path, body) => {
    const { id } = await makeEvent(server.payload)
    await signUpInTurn(server.payload, id, 'a')
    const answer = await act(id, 'a', what, body)
    expect([answer.status, answer.body.errors[0]?.data?.errors?.[0]?.path]).toEqual([400, path])
  })

  test('attendance is ticked and taken back', async () => {
    const { id } = await makeEvent(server.payload)
    await signUpInTurn(server.payload, id, 'a', 'b')
    await act(id, 'a', 'attendance', { attended: true })
    expect(await signUps(id)).toMatchObject({ attended: 1, docs: [{ attended: true }, {}] })
    await act(id, 'a', 'attendance', { attended: false })
    expect(await signUps(id)).toMatchObject({ attended: 0 })
  })

  test.each(['cancel', 'move', 'attendance'])('%s of nothing is 404', async (what) => {
    const body = { to: 'waiting', attended: true }
    const { status } = await api.post(`/registrations/none/${what}`, { as: editor, body })
    expect(status).toBe(404)
  })
})

describe('the spreadsheet', () => {
  test('has the answers under their questions, and no formula runs', async () => {
    const { id, signUp } = await makeEvent(server.payload, {
      questions: [{ label: 'Lunch?', type: 'yes-no' }],
    })
    const question = signUp?.questions?.[0]?.id ?? ''
    await add(id, {
      name: '=1+1',
      email: 'a@example.org',
      accessNeeds: '@SUM(1)',
      answers: { [question]: true },
    })
    const response = await fetch(`${server.url}/api/events/${id}/registrations.csv`, {
      headers: { Authorization: editor },
    })
    const text = await response.text()
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="sign-ups-/)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(text).toContain('Lunch?')
    expect(text).toContain(`'=1+1,a@example.org`)
    expect(text).toContain(`,'@SUM(1),Yes,`)
  })
})

describe('nobody below an editor', () => {
  const callers = [
    ['the public', () => undefined],
    ['a contributor', () => accounts.contributor.session],
    ["a contributor's key", () => accounts.contributor.apiKey],
  ] as const

  test.each(callers)('%s', async (_, as) => {
    const { id } = await makeEvent(server.payload)
    await signUpInTurn(server.payload, id, 'a')
    const one = await idOf(id, 'a')
    const caller = { as: as() }
    const person = { name: 'X', email: 'x@example.org' }
    const answers = [
      await api.get(`/events/${id}/registrations`, caller),
      await api.get(`/events/${id}/registrations.csv`, caller),
      await api.post(`/events/${id}/registrations/add`, { ...caller, body: person }),
      await api.post(`/registrations/${one}/cancel`, { ...caller, body: {} }),
      await api.post(`/registrations/${one}/move`, { ...caller, body: { to: 'waiting' } }),
      await api.post(`/registrations/${one}/attendance`, { ...caller, body: { attended: true } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
    expect(await listOf(server.payload, id)).toEqual(['a confirmed'])
  })
})
