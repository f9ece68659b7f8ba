import { afterAll, beforeAll, expect, test } from 'vitest'

import { parallelMails } from '../../src/mail/deliverMails.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { makeServerVariables } from '../helpers/serverVariables.ts'
import { startMailServer, type MailServer } from './mailServer.ts'

const people = Array.from({ length: 36 }, (_, index) => `p${index}@example.org`)
const comeBeforeTheKill = 12

let mail: MailServer
let prepared: ReturnType<typeof makeServerVariables>
beforeAll(async () => {
  mail = await startMailServer()
  prepared = makeServerVariables('mails-killed')
}, 240_000)
afterAll(async () => {
  await mail.close()
  prepared.remove()
})

/** Starts the server as if it were four minutes later, when what a dead one took up is free again. */
const fourMinutesLater = [
  '--import=data:text/javascript,const now=Date.now;Date.now=()=>now()+240000',
  '--conditions=development',
  '--import=tsx',
  'src/main.ts',
]

test(
  'a server killed in the middle of mails has every one arrive, and repeats only those under way',
  { timeout: 360_000 },
  async () => {
    mail.slowDown(500)
    const variables = { ...prepared.variables, SMTP_URL: mail.url, SIGNUP_RATE_LIMIT: '0' }
    const killed = await startServerProcess(variables)
    const api = createApi(killed.url)
    const { body } = await api.post('/users/login', { body: prepared.account })
    const event = await api.post('/events', {
      as: `JWT ${String(body.token)}`,
      body: { ...factories.events(), signUp: { mode: 'here' }, _status: 'published' },
    })
    const signUps = await Promise.all(
      people.map((email) =>
        api.post(`/events/${event.body.doc.id}/registrations`, {
          body: { name: 'P', email, agreed: true },
        }),
      ),
    )
    expect(new Set(signUps.map(({ status }) => status))).toEqual(new Set([201]))
    await expect
      .poll(() => mail.mails.length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThanOrEqual(comeBeforeTheKill)
    await killed.kill()
    expect(mail.mails.length).toBeLessThan(people.length)

    mail.slowDown(0)
    const server = await startServerProcess(variables, fourMinutesLater)
    const recipients = () => new Set(mail.mails.flatMap(({ to }) => to))
    await expect.poll(() => recipients().size, { timeout: 60_000 }).toBe(people.length)
    expect(await server.stop()).toBe(0)

    expect(recipients()).toEqual(new Set(people))
    expect(mail.mails.length - people.length).toBeLessThanOrEqual(parallelMails)
    // A mail server folds what comes twice by its name, which is one for each recipient.
    const idsOf = (email: string) =>
      new Set(
        mail.mails
          .filter(({ to }) => to.includes(email))
          .map(({ source }) => /^Message-ID: *(<[^>]+>)/im.exec(source)?.[1]),
      )
    expect(people.map((email) => idsOf(email).size)).toEqual(people.map(() => 1))
    expect(new Set(people.flatMap((email) => [...idsOf(email)])).size).toBe(people.length)
  },
)
