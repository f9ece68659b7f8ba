import { afterAll, beforeAll, expect, test } from 'vitest'

import { removeOldRegistrations } from '../../src/registrations/removeOldRegistrations.ts'
import type { Event } from '../../src/lib/payload-types.ts'
import {
  countsOf,
  listOf,
  mailsTo,
  makeEvent,
  registrationsOf,
  signUpInTurn,
} from '../helpers/registrations.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const end = Date.parse('2027-03-01T15:00:00.000Z')
const day = 24 * 60 * 60 * 1000
const remove = (days: number) => removeOldRegistrations(server.payload, end + days * day)
const attend = async (event: string, name: string) => {
  const found = (await registrationsOf(server.payload, event)).find((one) => one.name === name)
  await server.payload.update({
    collection: 'registrations',
    id: found?.id ?? '',
    data: { attended: true },
  })
}
/** Moves an event into the past after people have signed up for it. */
const end2026 = (id: string, data: Partial<Event> = {}) =>
  server.payload.update({
    collection: 'events',
    id,
    data: {
      startsAt: '2026-03-01T14:00:00.000Z',
      endsAt: '2026-03-01T15:00:00.000Z',
      ...data,
    },
  })

test('registrations are removed the set number of days after the event, and counts stay', async () => {
  const { id } = await makeEvent(server.payload, { capacity: 2, waitingList: true, keepDays: 10 })
  await signUpInTurn(server.payload, id, 'a', 'b', 'c')
  await attend(id, 'a')
  await end2026(id)
  const over = Date.parse('2026-03-01T15:00:00.000Z')
  await removeOldRegistrations(server.payload, over + 9 * day)
  expect(await listOf(server.payload, id)).toHaveLength(3)
  await removeOldRegistrations(server.payload, over + 10 * day)
  await removeOldRegistrations(server.payload, over + 11 * day)
  expect(await listOf(server.payload, id)).toEqual([])
  expect(await mailsTo(server.payload, 'a@example.org')).toEqual([])
  expect(await countsOf(server.payload, id)).toEqual({
    cancelled: 0,
    confirmed: 2,
    removedAttended: 1,
    waiting: 1,
  })
})

test('many are removed in parts', async () => {
  const { id } = await makeEvent(server.payload, { keepDays: 1 })
  const names = Array.from({ length: 60 }, (_, index) => `many${index}`)
  await signUpInTurn(server.payload, id, ...names)
  await end2026(id)
  await removeOldRegistrations(server.payload, Date.parse('2026-03-03T15:00:00.000Z'))
  expect(await listOf(server.payload, id)).toEqual([])
  expect(await countsOf(server.payload, id)).toMatchObject({ confirmed: 60 })
})

test('nothing is removed of an event that is still to come', async () => {
  const { id } = await makeEvent(server.payload, {
    keepDays: 1,
  })
  await signUpInTurn(server.payload, id, 'stays')
  await remove(-2)
  expect(await listOf(server.payload, id)).toEqual(['stays confirmed'])
})

test('without an end the days count from the start, and without dates nothing is removed', async () => {
  const { id } = await makeEvent(server.payload, { keepDays: 1 })
  await signUpInTurn(server.payload, id, 'undated')
  const setEnd = (endsAt: null, startsAt: string | null) =>
    server.payload.db.updateOne({ collection: 'events', id, data: { endsAt, startsAt } })
  await setEnd(null, null)
  await remove(1000)
  expect(await listOf(server.payload, id)).toEqual(['undated confirmed'])
  await setEnd(null, '2026-03-01T14:00:00.000Z')
  await removeOldRegistrations(server.payload, Date.parse('2026-03-02T13:00:00.000Z'))
  expect(await listOf(server.payload, id)).toEqual(['undated confirmed'])
  await removeOldRegistrations(server.payload, Date.parse('2026-03-02T14:00:00.000Z'))
  expect(await listOf(server.payload, id)).toEqual([])
})
