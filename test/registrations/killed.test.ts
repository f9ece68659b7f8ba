import { afterAll, beforeAll, expect, test } from 'vitest'

import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { makeServerVariables } from '../helpers/serverVariables.ts'

const places = 12
const rounds = 2
const atOnce = 8
const signUpsARound = 15

let prepared: ReturnType<typeof makeServerVariables>
beforeAll(() => {
  prepared = makeServerVariables('sign-ups-killed')
}, 240_000)
afterAll(() => prepared.remove())

type Saved = { email: string; sequence: number; status: string }

test(
  'a server killed in the middle of sign-ups has every acknowledged one, and never too many',
  { timeout: 360_000 },
  async () => {
    const variables = { ...prepared.variables, SIGNUP_RATE_LIMIT: '0' }
    let server = await startServerProcess(variables)
    let api = createApi(server.url)
    const signedIn = await api.post('/users/login', { body: prepared.account })
    const as = `JWT ${String(signedIn.body.token)}`
    const signUp = { mode: 'here', capacity: places, waitingList: true }
    const made = await api.post('/events', {
      as,
      body: { ...factories.events(), signUp, _status: 'published' },
    })
    const event = made.body.doc.id
    const acknowledged = new Map<string, unknown>()
    let number = 0

    for (let round = 1; round <= rounds; round++) {
      const signUpUntilKilled = async () => {
        const client = api
        for (;;) {
          const person = `p${(number += 1)}@example.org`
          const answer = await client
            .post(`/events/${event}/registrations`, {
              body: { name: 'P', email: person, agreed: true },
            })
            .catch(() => undefined)
          // What the killed server had begun stays locked on MongoDB, for a minute at most.
          if (answer?.status === 503) continue
          if (answer?.status !== 201) return
          acknowledged.set(person, (answer.body.registration as Saved).status)
        }
      }
      const signingUp = Promise.all(Array.from({ length: atOnce }, signUpUntilKilled))
      await expect
        .poll(() => acknowledged.size, { timeout: 120_000 })
        .toBeGreaterThan(round * signUpsARound)
      await server.kill()
      await signingUp

      server = await startServerProcess(variables)
      api = createApi(server.url)
      const { body } = await api.get('/registrations', { as, query: { limit: 100, depth: 0 } })
      const saved = body.docs as unknown as Saved[]
      expect(body.totalDocs).toBe(saved.length)
      const statuses = new Map(saved.map((one) => [one.email, one.status]))
      for (const [person, status] of acknowledged) expect(statuses.get(person)).toBe(status)
      const sequences = saved.map(({ sequence }) => sequence)
      expect(sequences).toEqual(sequences.map((_, index) => index + 1))
      expect(saved.map(({ status }) => status)).toEqual(
        saved.map((_, index) => (index < places ? 'confirmed' : 'waiting')),
      )
      const mails = await api.get('/mails', { as, query: { limit: 100, depth: 0 } })
      expect(mails.body.totalDocs).toBe(saved.length)
    }
    expect(await server.stop()).toBe(0)
  },
)
