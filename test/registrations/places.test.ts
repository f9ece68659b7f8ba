import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { cancelRegistration } from '../../collections/Registrations/cancelRegistration.ts'
import { inEventTurn } from '../../collections/Registrations/inEventTurn.ts'
import { inSharedTurn } from '../../collections/Registrations/inSharedTurn.ts'
import { moveRegistration } from '../../collections/Registrations/moveRegistration.ts'
import { signUp } from '../../collections/Registrations/signUp.ts'
import type { Event, Registration } from '../../src/lib/payload-types.ts'
import { createAccounts } from '../helpers/accounts.ts'
import {
  countsOf,
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
let editor: string
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_RATE_LIMIT: '0' })
  api = createApi(server.url)
  editor = (await createAccounts(server.payload)).editor.session
})
afterAll(() => server.close())

const named = async (event: string, name: string): Promise<Registration> => {
  const found = (await registrationsOf(server.payload, event)).find((one) => one.name === name)
  if (!found) throw new Error(`${name} is not signed up`)
  return found
}
const cancel = async (event: string, name: string) => {
  const registration = await named(event, name)
  return inEventTurn(server.payload, event, (req) => cancelRegistration(req, registration))
}
const move = async (event: string, name: string, to: 'confirmed' | 'waiting') => {
  const registration = await named(event, name)
  return inEventTurn(server.payload, event, (req) => moveRegistration(req, registration, to))
}
const change = async (event: string, body: object) => {
  const answer = await api.patch(`/events/${event}`, { as: editor, body })
  expect(answer.status).toBe(200)
}

describe('places', () => {
  test('are given in order, then the waiting list grows', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 2, waitingList: true })
    expect(await signUpInTurn(server.payload, id, 'a', 'b', 'c', 'd')).toEqual([
      'confirmed',
      'confirmed',
      'waiting',
      'waiting',
    ])
    expect(await mailsTo(server.payload, 'c@example.org')).toContain('waiting')
    expect(await countsOf(server.payload, id)).toEqual({
      cancelled: 0,
      confirmed: 2,
      removedAttended: 0,
      waiting: 2,
    })
  })

  test('without a waiting list there is an end', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1 })
    expect(await signUpInTurn(server.payload, id, 'a', 'b')).toEqual(['confirmed', 'full'])
    expect(await listOf(server.payload, id)).toEqual(['a confirmed'])
  })

  test('without a capacity there is none', async () => {
    const { id } = await makeEvent(server.payload)
    expect(await signUpInTurn(server.payload, id, 'a', 'b')).toEqual(['confirmed', 'confirmed'])
  })

  test('that become free go to who has waited longest, who is told', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'one', 'two', 'three')
    await cancel(id, 'one')
    expect(await listOf(server.payload, id)).toEqual([
      'one cancelled',
      'two confirmed',
      'three waiting',
    ])
    expect(await mailsTo(server.payload, 'two@example.org')).toContain('moved-up')
    expect(await mailsTo(server.payload, 'three@example.org')).not.toContain('moved-up')
    expect(await countsOf(server.payload, id)).toMatchObject({
      cancelled: 1,
      confirmed: 1,
      waiting: 1,
    })
  })

  test('who has cancelled and signs up again waits at the end', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b', 'c')
    await cancel(id, 'a')
    expect(await signUpInTurn(server.payload, id, 'a')).toEqual(['waiting'])
    expect(await listOf(server.payload, id)).toEqual(['b confirmed', 'c waiting', 'a waiting'])
    expect(await countsOf(server.payload, id)).toMatchObject({ cancelled: 0, waiting: 2 })
  })

  test('more places let people move up, in order', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b', 'c', 'd')
    await change(id, { signUp: { capacity: 3 } })
    expect(await listOf(server.payload, id)).toEqual([
      'a confirmed',
      'b confirmed',
      'c confirmed',
      'd waiting',
    ])
    await change(id, { signUp: { capacity: null } })
    expect(await listOf(server.payload, id)).toContain('d confirmed')
  })

  test('fewer places throw nobody out, and give none away', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 3, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b', 'c', 'd')
    await change(id, { signUp: { capacity: 1 } })
    await cancel(id, 'a')
    expect(await listOf(server.payload, id)).toEqual([
      'a cancelled',
      'b confirmed',
      'c confirmed',
      'd waiting',
    ])
  })

  test('a draft with more places changes nothing until it is published', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b')
    const draft = { as: editor, query: { draft: true } }
    await api.patch(`/events/${id}`, { ...draft, body: { signUp: { capacity: 2 } } })
    expect(await listOf(server.payload, id)).toEqual(['a confirmed', 'b waiting'])
    await change(id, { _status: 'published', signUp: { capacity: 2 } })
    expect(await listOf(server.payload, id)).toEqual(['a confirmed', 'b confirmed'])
  })

  test('of a waiting list that is closed are still given to who waits', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b')
    await change(id, { signUp: { waitingList: false } })
    expect(await signUpInTurn(server.payload, id, 'c')).toEqual(['full'])
    await cancel(id, 'a')
    expect(await listOf(server.payload, id)).toEqual(['a cancelled', 'b confirmed'])
  })

  test.each<[string, Partial<Event>]>([
    ['cancelled', { status: 'cancelled' }],
    ['postponed', { status: 'postponed' }],
    ['unpublished', { _status: 'draft' }],
  ])('nobody moves up at an event that is %s, until it goes ahead', async (_state, body) => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b')
    await change(id, body)
    await cancel(id, 'a')
    expect(await listOf(server.payload, id)).toEqual(['a cancelled', 'b waiting'])
    await change(id, { status: 'scheduled', _status: 'published' })
    expect(await listOf(server.payload, id)).toEqual(['a cancelled', 'b confirmed'])
  })

  test('of a registration that staff delete are given to who waits, and its mails go', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'deleted', 'next')
    const { id: registration } = await named(id, 'deleted')
    const answer = await api.delete(`/registrations/${registration}`, { as: editor })
    expect(answer.status).toBe(200)
    expect(await listOf(server.payload, id)).toEqual(['next confirmed'])
    expect(await mailsTo(server.payload, 'deleted@example.org')).toEqual([])
    expect(await countsOf(server.payload, id)).toMatchObject({ cancelled: 1, confirmed: 1 })
  })

  test('staff move people, never beyond the capacity', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, 'a', 'b', 'c')
    await expect(move(id, 'c', 'confirmed')).rejects.toMatchObject({ status: 409 })
    await move(id, 'a', 'waiting')
    expect(await listOf(server.payload, id)).toEqual(['b confirmed', 'c waiting', 'a waiting'])
    await change(id, { signUp: { capacity: 2 } })
    expect(await listOf(server.payload, id)).toContain('c confirmed')
    await cancel(id, 'b')
    expect(await listOf(server.payload, id)).toContain('a confirmed')
  })

  test('staff add people before the sign-up opens and after it closes, not once it is over', async () => {
    const times = { opensAt: '2026-01-01T00:00:00.000Z', closesAt: '2026-01-02T00:00:00.000Z' }
    const closed = await makeEvent(server.payload, times)
    const add = (event: string) =>
      inEventTurn(server.payload, event, (req) =>
        signUp(req, event, { name: 'x', email: 'x@example.org' }, { byStaff: true }),
      )
    expect(await add(closed.id)).toMatchObject({ outcome: 'confirmed', isNew: true })
    const past = { startsAt: '2026-01-01T10:00:00.000Z', endsAt: '2026-01-01T11:00:00.000Z' }
    const over = await makeEvent(server.payload, {}, past)
    await expect(add(over.id)).rejects.toMatchObject({ status: 409 })
  })

  test('an event that is deleted for good takes its registrations and mails along', async () => {
    const { id } = await makeEvent(server.payload, { capacity: 1 })
    await signUpInTurn(server.payload, id, 'gone')
    await server.payload.delete({ collection: 'events', id })
    const { totalDocs } = await server.payload.count({
      collection: 'registrations',
      where: { email: { equals: 'gone@example.org' } },
    })
    expect(totalDocs).toBe(0)
    expect(await mailsTo(server.payload, 'gone@example.org')).toEqual([])
    expect(await countsOf(server.payload, id)).toEqual({})
  })
})

test('many changes at once, of people and of the event, never exceed the capacity', async () => {
  const { id } = await makeEvent(server.payload, { capacity: 5, waitingList: true })
  const names = Array.from({ length: 30 }, (_, index) => `p${index}`)
  await Promise.all([
    ...names.map((name) => signUpInTurn(server.payload, id, name)),
    change(id, { signUp: { capacity: 7 } }),
  ])
  await Promise.all(['p0', 'p3', 'p7', 'p11'].map((name) => cancel(id, name)))
  const statuses = (await listOf(server.payload, id)).map((line) => line.split(' ')[1])
  expect(statuses.filter((status) => status === 'confirmed')).toHaveLength(7)
  expect(statuses.filter((status) => status === 'waiting')).toHaveLength(19)
  expect(statuses.indexOf('waiting')).toBeGreaterThan(statuses.lastIndexOf('confirmed'))
  expect(await countsOf(server.payload, id)).toMatchObject({
    cancelled: 4,
    confirmed: 7,
    waiting: 19,
  })
})

test('whoever comes at the moment at which a rush ends is taken too', async () => {
  const { id } = await makeEvent(server.payload)
  const come = (name: string) =>
    inSharedTurn(server.payload, id, (req) =>
      signUp(req, id, { name, email: `${name}@example.org` }),
    )
  await come('last')
  // No timer in between: the turn before has been told of, and nothing else has run.
  await come('after')
  expect(await listOf(server.payload, id)).toEqual(['last confirmed', 'after confirmed'])
})

test(
  '500 people at once for 40 places get exactly 40, and an ordered list',
  { timeout: 120_000 },
  async () => {
    const { id } = await makeEvent(server.payload, { capacity: 40, waitingList: true })
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        api.post(`/events/${id}/registrations`, {
          body: { name: `N${index}`, email: `n${index}@example.org`, agreed: true },
        }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const told = answers.map(({ body }) => (body.registration as Registration).status)
    expect(told.filter((status) => status === 'confirmed')).toHaveLength(40)
    const registrations = await registrationsOf(server.payload, id)
    expect(registrations.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 500 }, (_, index) => index + 1),
    )
    expect(registrations.map(({ status }) => status)).toEqual([
      ...Array<string>(40).fill('confirmed'),
      ...Array<string>(460).fill('waiting'),
    ])
  },
)
